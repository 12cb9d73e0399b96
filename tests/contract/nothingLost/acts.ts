import fc from 'fast-check'
import { expect } from 'vitest'
import type { Client } from '../../../core/api/connect.ts'
import type { Harness } from '../harness.ts'
import type {
  Anchor,
  DocumentName,
  Highlight,
  Model,
  Scope,
  Seen,
  Thing,
  ThingMap,
} from './model.ts'

/** Six sentences each; no document has one of the other's. */
export const sentences: Readonly<Record<DocumentName, readonly string[]>> = {
  A: [
    'The harbour was closed on Monday.',
    'The minister spoke of the fleet.',
    'Nobody was hurt.',
    'Our ships left the mole at noon.',
    'A second secretary denied it.',
    'Newspapers wrote about nothing else.',
  ],
  B: [
    'Dear Anna, the apples are ripe.',
    'Father sends you his greetings.',
    'We sold both horses last week.',
    'Come before winter, if you can.',
    'It rained on every single day.',
    'Write soon and keep well.',
  ],
}

/** One act in one of two windows; numbers choose among what there is. */
export interface Act {
  readonly kind: keyof typeof performers
  readonly window: 0 | 1
  readonly document: DocumentName
  readonly scope: Scope
  readonly which: number
  readonly order: readonly number[]
}

export interface World {
  readonly harness: Harness
  readonly windows: readonly [Client, Client]
  readonly documentIds: Readonly<Record<DocumentName, string>>
  readonly model: Model
}

interface Doing extends Act {
  readonly world: World
  readonly model: Model
  readonly call: Client['call']
  /** What there is, to be changed and done. */
  readonly next: Map<string, Thing>
}

/** Does an act in its window and in the model; fails where the two do not agree on whether it can be done. */
export async function perform(world: World, act: Act): Promise<void> {
  const { model, windows } = world
  const { call } = windows[act.window]
  await performers[act.kind]({ ...act, world, model, call, next: new Map(model.things) })
}

const performers = {
  create,
  trash: (doing: Doing) => throwAway(doing, 'trash'),
  restore: (doing: Doing) => throwAway(doing, 'restore'),
  attach,
  confirm,
  note,
  trashNote: (doing: Doing) => throwNoteAway(doing, 'trash'),
  restoreNote: (doing: Doing) => throwNoteAway(doing, 'restore'),
  code,
  snapshot,
  goBack,
  revise,
  importFile,
  undo: (doing: Doing) => compensate(doing, 'undo'),
  redo: (doing: Doing) => compensate(doing, 'redo'),
  emptyTrash,
}

/** Typical sequences have more of some acts than of others. */
const weights: Partial<Record<Act['kind'], number>> = { create: 5, revise: 4, undo: 5, redo: 3 }

const kinds = Object.keys(performers).flatMap((kind) => {
  // The keys of an object literal of ours.
  const known = kind as Act['kind']
  return Array<Act['kind']>(weights[known] ?? 2).fill(known)
})

export const anyAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...kinds),
  window: fc.constantFrom<0 | 1>(0, 1),
  document: fc.constantFrom<DocumentName>('A', 'B'),
  scope: fc.constantFrom<Scope>(null, 'A', 'B'),
  which: fc.nat(40),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 3 }),
})

function pick<T>(things: readonly T[], which: number): T | undefined {
  return things[which % Math.max(things.length, 1)]
}

function pickLive({ model, which }: Doing): Highlight | undefined {
  return pick(
    model.of('highlight').filter(({ isDeleted }) => !isDeleted),
    which,
  )
}

async function refused(call: Promise<unknown>, ...codes: readonly string[]): Promise<void> {
  await expect(call).rejects.toMatchObject({
    code: expect.stringMatching(new RegExp(`^(${codes.join('|')})$`)),
  })
}

async function create(doing: Doing): Promise<void> {
  const { document, which, model, call, next, world } = doing
  const latest = model.latest(document)
  // Mostly on the latest revision.
  const home = which % 3 === 0 ? 1 + (which % latest) : latest
  const words = pick(sentences[document], which) ?? ''
  const passage = { quote: words }
  const documentId = world.documentIds[document]
  const making = call('highlights.create', { documentId, revision: home, passage })
  if (!model.textOf(document, home).includes(words)) return refused(making, 'not_found')
  addHighlight(next, model, { id: (await making).id, document, home }, words)
  model.do(next)
}

function addHighlight(
  next: Map<string, Thing>,
  model: Model,
  { id, document, home }: Pick<Highlight, 'id' | 'document' | 'home'>,
  words: string,
): void {
  const start = model.textOf(document, home).indexOf(words)
  const seen: Seen = { state: 'exact', quote: words, current: words, start }
  const place = { highlight: id, document, revision: home }
  next.set(`highlight ${id}`, { kind: 'highlight', id, document, home, isDeleted: false })
  next.set(`anchor ${id} ${home}`, { kind: 'anchor', ...place, by: 'person', from: null, seen })
}

async function throwAway(doing: Doing, kind: 'trash' | 'restore'): Promise<void> {
  const { model, which, call, next } = doing
  const chosen = pick(model.of('highlight'), which)
  if (chosen === undefined) return
  await call(`highlights.${kind}`, { highlightIds: [chosen.id] })
  const isDeleted = kind === 'trash'
  if (isDeleted || chosen.isDeleted) next.set(`highlight ${chosen.id}`, { ...chosen, isDeleted })
  model.do(next)
}

async function attach(doing: Doing): Promise<void> {
  const { model, call, next } = doing
  const chosen = pickLive(doing)
  if (chosen === undefined) return
  const { id: highlightId, document } = chosen
  const number = model.latest(document)
  const anchor = model.anchor(highlightId, number)
  const attaching = call('highlights.attach', { highlightId, ranges: [[0, 5]] })
  if (anchor === undefined || anchor.from === null) return refused(attaching, 'invalid_input')
  await attaching
  const current = model.textOf(document, number).slice(0, 5)
  const quote = anchor.from.words
  const unmoved = anchor.from.start === 0 ? 'exact' : 'shifted'
  const seen: Seen = { state: current === quote ? unmoved : 'edited', quote, current, start: 0 }
  next.set(`anchor ${highlightId} ${number}`, { ...anchor, by: 'person', seen })
  next.set(`highlight ${highlightId}`, { ...chosen })
  model.do(next)
}

async function confirm(doing: Doing): Promise<void> {
  const { model, call, next } = doing
  const chosen = pickLive(doing)
  if (chosen === undefined) return
  const number = model.latest(chosen.document)
  const anchor = model.anchor(chosen.id, number)
  const { confirmed } = await call('highlights.confirm', { highlightIds: [chosen.id] })
  const isPlaced = anchor?.by === 'machine' && anchor.seen !== null && anchor.seen.start !== null
  expect(confirmed).toBe(isPlaced ? 1 : 0)
  if (isPlaced) next.set(`anchor ${chosen.id} ${number}`, { ...anchor, by: 'person' })
  model.do(next)
}

async function note(doing: Doing): Promise<void> {
  const { model, call, next, which } = doing
  const chosen = pickLive(doing)
  if (chosen === undefined) return
  const markdown = `Note ${which}`
  const target = { kind: 'highlight', id: chosen.id } as const
  const { id } = await call('notes.create', { target, body: { markdown } })
  const about = { highlight: chosen.id, document: chosen.document }
  next.set(`note ${id}`, { kind: 'note', id, ...about, markdown, isDeleted: false })
  model.do(next)
}

async function throwNoteAway(doing: Doing, kind: 'trash' | 'restore'): Promise<void> {
  const { model, which, call, next } = doing
  const chosen = pick(model.of('note'), which)
  if (chosen === undefined) return
  await call(`notes.${kind}`, { noteId: chosen.id })
  const isDeleted = kind === 'trash'
  if (isDeleted || chosen.isDeleted) next.set(`note ${chosen.id}`, { ...chosen, isDeleted })
  model.do(next)
}

async function code(doing: Doing): Promise<void> {
  const { model, call, next } = doing
  const chosen = pickLive(doing)
  if (chosen === undefined) return
  await call('codings.add', { highlightIds: [chosen.id], code: { path: ['Fact'] } })
  const { id: highlight, document } = chosen
  const key = `coding ${highlight}`
  if (!next.has(key)) next.set(key, { kind: 'coding', highlight, document })
  model.do(next)
}

async function snapshot({ model, call, next }: Doing): Promise<void> {
  const name = `kept ${(await call('project.info', {})).seq}`
  if (next.has(`snapshot ${name}`)) return
  await call('snapshots.create', { name })
  next.set(`snapshot ${name}`, { kind: 'snapshot', name, state: new Map(model.things) })
  model.do(next)
}

async function goBack({ model, call, next, which }: Doing): Promise<void> {
  const chosen = pick(model.of('snapshot'), which)
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

async function revise({ world, model, call, next, document, order }: Doing): Promise<void> {
  const text = order.map((index) => sentences[document][index]).join('\n\n')
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
async function importFile({ world, model, call, next, which }: Doing): Promise<void> {
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

async function compensate({ world, model, call, scope }: Doing, kind: 'undo' | 'redo') {
  const expected = model.compensate(kind, scope)
  // What is left to undo then is how the project came about.
  if (expected === 'nothing' && kind === 'undo') return
  const input = scope === null ? {} : { documentId: world.documentIds[scope] }
  const doing = call(`history.${kind}`, input)
  if (expected === 'stale') return refused(doing, 'stale')
  expect((await doing).operation === null).toBe(expected === 'nothing')
}

async function emptyTrash({ model, call, next }: Doing): Promise<void> {
  await call('trash.empty', {})
  for (const [key, thing] of model.things) {
    const own = 'isDeleted' in thing && thing.isDeleted
    const of = 'highlight' in thing ? model.things.get(`highlight ${thing.highlight}`) : undefined
    if (own || (of !== undefined && 'isDeleted' in of && of.isDeleted)) next.delete(key)
  }
  model.do(next)
}
