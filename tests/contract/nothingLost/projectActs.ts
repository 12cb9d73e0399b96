import { expect } from 'vitest'
import { addHighlight } from './highlightActs.ts'
import type { Anchor, ThingMap } from './model.ts'
import { type Doing, pickFromNewest, refused, sentences } from './world.ts'

export async function snapshot({ model, call, next }: Doing): Promise<void> {
  const name = `kept ${(await call('project.info', {})).seq}`
  if (next.has(`snapshot ${name}`)) return
  const { hash } = await call('snapshots.create', { name })
  next.set(`snapshot ${name}`, { kind: 'snapshot', name, hash, state: new Map(model.things) })
  model.do(next)
}

export async function goBack({ model, call, next, which }: Doing): Promise<void> {
  const chosen = pickFromNewest(model.of('snapshot'), which)
  if (chosen === undefined) return
  const { name, state } = chosen
  const going = call('snapshots.restore', { name })
  const isTaken = [...state].some(
    ([key, thing]) => thing.kind === 'revision' && next.has(key) && next.get(key) !== thing,
  )
  // Another revision has its number by now.
  if (isTaken) return refused(going, 'conflict')
  await going
  for (const [key, thing] of next) {
    if (state.has(key)) continue
    if (thing.kind === 'highlight' || thing.kind === 'note') {
      if (!thing.isDeleted) next.set(key, { ...thing, isDeleted: true })
    }
    const isKnown = (id: string) => state.has(`highlight ${id}`)
    if (thing.kind === 'coding' && isKnown(thing.highlight)) next.delete(key)
    const { kind } = thing
    if (kind === 'anchor' && isKnown(thing.highlight) && hasRevision(state, thing)) next.delete(key)
  }
  for (const [key, thing] of state) if (thing.kind !== 'snapshot') next.set(key, thing)
  model.do(next)
}

function hasRevision(state: ThingMap, { document, revision }: Anchor): boolean {
  return state.has(`revision ${document} ${revision}`)
}

/** Some sentences in another order; now and then the first of them in other words. */
export async function revise(doing: Doing): Promise<void> {
  const { world, model, call, next, document, order, which } = doing
  const kept = order.map((index) => sentences[document][index] ?? '')
  const [first = '', ...others] = kept
  const edited = which % 3 === 2 ? first.replace(' ', ' truly ') : first
  const text = [edited, ...others].join('\n\n')
  const grant = world.harness.file('newer.txt', text)
  const { unchanged } = await call('documents.revise', {
    documentId: world.documentIds[document],
    grant,
  })
  const number = model.latest(document)
  expect(unchanged).toBe(text === model.textOf(document, number))
  if (!unchanged) {
    next.set(`revision ${document} ${number + 1}`, { kind: 'revision', document, text })
  }
  model.do(next)
}

/** A file with an annotation for each document; what is here already, in the trash too, is left alone. */
export async function importFile({ world, model, call, next, which }: Doing): Promise<void> {
  const sentence = which % 4
  const planned = (['A', 'B'] as const).map((document, index) => ({
    id: `0190b2c4-0000-7000-8000-0000000000${sentence}${index}`,
    document,
    words: sentences[document][sentence] ?? '',
  }))
  const annotations = planned.map(({ id, document, words }) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    target: {
      source: `https://example.org/${document}`,
      selector: { type: 'TextQuoteSelector', exact: words },
    },
  }))
  const grant = world.harness.file('annotations.json', JSON.stringify(annotations))
  const { imported } = await call('annotations.import', { grant, format: 'jsonld' })
  let expected = 0
  for (const { id, document, words } of planned) {
    const home = model.latest(document)
    if (next.has(`highlight ${id}`) || !model.textOf(document, home).includes(words)) continue
    addHighlight(next, model, { id, document, home }, words)
    expected += 1
  }
  expect(imported).toBe(expected)
  model.do(next)
}

export async function compensate({ world, model, call, scope }: Doing, kind: 'undo' | 'redo') {
  const expected = model.compensate(kind, scope)
  // What is left to undo then is how the project came about.
  if (expected === 'nothing' && kind === 'undo') return
  const input = scope === null ? {} : { documentId: world.documentIds[scope] }
  const doing = call(`history.${kind}`, input)
  if (expected === 'stale') return refused(doing, 'stale')
  expect((await doing).operation === null).toBe(expected === 'nothing')
}

export async function emptyTrash({ model, call, next }: Doing): Promise<void> {
  await call('trash.empty', {})
  for (const [key, thing] of model.things) {
    const own = 'isDeleted' in thing && thing.isDeleted
    const of = 'highlight' in thing ? model.things.get(`highlight ${thing.highlight}`) : undefined
    if (own || (of !== undefined && 'isDeleted' in of && of.isDeleted)) next.delete(key)
  }
  for (const thing of model.of('note')) {
    const { id, parent } = thing
    if (parent === null || next.has(`note ${parent}`) || !next.has(`note ${id}`)) continue
    next.set(`note ${id}`, { ...thing, parent: null })
  }
  model.do(next)
}
