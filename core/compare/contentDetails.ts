import type { Annotation, CodingView, MentionView, NoteView } from '../model/annotation.ts'
import { codeOf, comparedEntity } from './comparedAnnotation.ts'
import type { DifferenceDetail } from './comparison.ts'
import { olderId } from './olderId.ts'
import { wordChanges } from './textChanges.ts'

/** The items of `from` whose key is not among those of `other`, one for each key. */
function missing<Item>(
  from: readonly Item[],
  other: readonly Item[],
  keyOf: (item: Item) => string,
): Item[] {
  const known = new Set(other.map(keyOf))
  const found = new Map<string, Item>()
  for (const item of from) {
    const key = keyOf(item)
    if (!known.has(key) && !found.has(key)) found.set(key, item)
  }
  return [...found.values()]
}

/** re-coded: of one annotation (same id) also by whom, of two that cover the same only which codes. */
function codeDetail(left: Annotation, right: Annotation): DifferenceDetail | null {
  const isOne = left.id === right.id
  const keyOf = (coding: CodingView) => {
    return JSON.stringify(isOne ? [coding.path, coding.annotatorId] : coding.path)
  }
  const added = missing(right.codings, left.codings, keyOf)
  const removed = missing(left.codings, right.codings, keyOf)
  if (added.length === 0 && removed.length === 0) return null
  return {
    kind: 're-coded',
    added: added.map(codeOf),
    removed: removed.map(codeOf),
    addedBy: added.map(({ annotator }) => annotator),
    removedBy: removed.map(({ annotator }) => annotator),
  }
}

function linkDetail(left: Annotation, right: Annotation): DifferenceDetail | null {
  const keyOf = ({ entityId, role, state }: MentionView) => `${entityId} ${role} ${state}`
  const added = missing(right.mentions, left.mentions, keyOf)
  const removed = missing(left.mentions, right.mentions, keyOf)
  if (added.length === 0 && removed.length === 0) return null
  return {
    kind: 'links-changed',
    added: added.map(comparedEntity),
    removed: removed.map(comparedEntity),
  }
}

/** Takes the first note that fits out of a list. */
function takeNote(notes: NoteView[], fits: (note: NoteView) => boolean): NoteView | null {
  const index = notes.findIndex(fits)
  return index < 0 ? null : (notes.splice(index, 1)[0] ?? null)
}

type NotePair = readonly [left: NoteView | null, right: NoteView | null]

type NoteRule = (left: NoteView, right: NoteView) => boolean

const sameNote: NoteRule = (left, right) => left.id === right.id
const likeNotes: readonly NoteRule[] = [
  (left, right) => left.markdown === right.markdown,
  (left, right) => left.annotatorId === right.annotatorId,
]

/**
 * Notes pair by id. Those of two annotations that cover the same have ids of their own: what is left of
 * them pairs by the same words, then by annotator in order of age.
 */
function pairNotes(left: Annotation, right: Annotation): NotePair[] {
  const rules = left.id === right.id ? [sameNote] : [sameNote, ...likeNotes]
  const pairs: NotePair[] = []
  let leftRest = [...left.notes]
  const rightRest = [...right.notes]
  for (const rule of rules) {
    leftRest = leftRest.filter((note) => {
      const partner = takeNote(rightRest, (other) => rule(note, other))
      if (partner) pairs.push([note, partner])
      return partner === null
    })
  }
  for (const note of leftRest) pairs.push([note, null])
  for (const note of rightRest) pairs.push([null, note])
  return pairs
}

function noteDetail([left, right]: NotePair): DifferenceDetail {
  const before = left?.markdown ?? null
  const after = right?.markdown ?? null
  return {
    kind: 'note-edited',
    noteId: olderId(left?.id, right?.id),
    before,
    after,
    changes: wordChanges(before ?? '', after ?? ''),
  }
}

function noteDetails(left: Annotation, right: Annotation): DifferenceDetail[] {
  return pairNotes(left, right)
    .filter(([a, b]) => a?.markdown !== b?.markdown)
    .map(noteDetail)
}

/** What is different about what hangs on an annotation: re-coded, links-changed, note-edited. */
export function contentDetails(left: Annotation, right: Annotation): DifferenceDetail[] {
  const details = [codeDetail(left, right), linkDetail(left, right)].filter(
    (detail) => detail !== null,
  )
  return [...details, ...noteDetails(left, right)]
}
