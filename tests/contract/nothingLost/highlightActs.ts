import { expect } from 'vitest'
import type { Highlight, Model, Seen, Thing } from './model.ts'
import {
  type Doing,
  liveHighlights,
  pick,
  pickFromNewest,
  pickLive,
  pickLiveNote,
  refused,
  sentences,
} from './world.ts'

export async function create(doing: Doing): Promise<void> {
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

export function addHighlight(
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

export async function throwAway(
  doing: Doing,
  what: 'highlight' | 'note',
  how: 'trash' | 'restore',
): Promise<void> {
  const { model, which, call, next } = doing
  const chosen = pickFromNewest(model.of(what), which)
  if (chosen === undefined) return
  const { id } = chosen
  if (what === 'highlight') await call(`highlights.${how}`, { highlightIds: [id] })
  else await call(`notes.${how}`, { noteId: id })
  const isDeleted = how === 'trash'
  if (isDeleted || chosen.isDeleted) next.set(`${what} ${id}`, { ...chosen, isDeleted })
  model.do(next)
}

export async function attach(doing: Doing): Promise<void> {
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

/** Another passage of the latest revision, which is evidence from now on. */
export async function resize(doing: Doing): Promise<void> {
  const { model, call, next, which } = doing
  const chosen = pickLive(doing)
  if (chosen === undefined) return
  const { id: highlightId, document } = chosen
  const number = model.latest(document)
  const anchor = model.anchor(highlightId, number)
  if (anchor === undefined) throw new Error(`the highlight ${highlightId} has no anchor`)
  const [start, end] = [which % 4, 9]
  await call('highlights.resize', { highlightId, ranges: [[start, end]] })
  const quote = model.textOf(document, number).slice(start, end)
  const seen: Seen = { state: 'exact', quote, current: quote, start }
  next.set(`anchor ${highlightId} ${number}`, { ...anchor, by: 'person', from: null, seen })
  next.set(`highlight ${highlightId}`, { ...chosen })
  model.do(next)
}

/** Accepts one place, or every one there is: of two documents in one operation. */
export async function confirm(doing: Doing, how: 'one' | 'all'): Promise<void> {
  const { model, call, next } = doing
  const one = pickLive(doing)
  if (one === undefined) return
  const chosen = how === 'one' ? [one] : liveHighlights(model)
  const highlightIds = chosen.map(({ id }) => id)
  const { confirmed } = await call('highlights.confirm', { highlightIds })
  let expected = 0
  for (const { id, document } of chosen) {
    const number = model.latest(document)
    const anchor = model.anchor(id, number)
    if (anchor?.by !== 'machine' || anchor.seen === null || anchor.seen.start === null) continue
    next.set(`anchor ${id} ${number}`, { ...anchor, by: 'person' })
    expected++
  }
  expect(confirmed).toBe(expected)
  model.do(next)
}

export async function note(doing: Doing): Promise<void> {
  const { model, call, next, which } = doing
  const chosen = pickLive(doing)
  if (chosen === undefined) return
  const markdown = `Note ${which}`
  const target = { kind: 'highlight', id: chosen.id } as const
  const { id } = await call('notes.create', { target, body: { markdown } })
  const about = { highlight: chosen.id, document: chosen.document }
  next.set(`note ${id}`, { kind: 'note', id, ...about, markdown, parent: null, isDeleted: false })
  model.do(next)
}

/** An answer to a note, which stays when that one is destroyed. */
export async function reply(doing: Doing): Promise<void> {
  const { model, call, next, which } = doing
  const parent = pickLiveNote(doing)
  if (parent === undefined) return
  const markdown = `Answer ${which}`
  const target = { kind: 'highlight', id: parent.highlight } as const
  const body = { markdown }
  const { id } = await call('notes.create', { target, body, parentId: parent.id })
  next.set(`note ${id}`, { ...parent, id, markdown, parent: parent.id })
  model.do(next)
}

export async function code(doing: Doing): Promise<void> {
  const { model, call, next } = doing
  const chosen = pickLive(doing)
  if (chosen === undefined) return
  await call('codings.add', { highlightIds: [chosen.id], code: { path: ['Fact'] } })
  const { id: highlight, document } = chosen
  const key = `coding ${highlight}`
  if (!next.has(key)) next.set(key, { kind: 'coding', highlight, document })
  model.do(next)
}

export async function uncode(doing: Doing): Promise<void> {
  const { model, call, next } = doing
  const chosen = pickLive(doing)
  if (chosen === undefined || !next.has(`coding ${chosen.id}`)) return
  const [annotation] = await call('highlights.get', { highlightIds: [chosen.id] })
  await call('codings.remove', { codingIds: annotation?.codings.map(({ id }) => id) ?? [] })
  next.delete(`coding ${chosen.id}`)
  model.do(next)
}
