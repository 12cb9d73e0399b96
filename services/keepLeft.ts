import type { Side } from '../core/api/outcomeMethods.ts'
import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import type { AnchorRecord, NoteRecord, ProjectState } from '../core/model/records.ts'
import { annotationsOfState } from '../core/state/annotationsOfState.ts'
import { codeById } from '../db/stores/codes.ts'
import { codingsOfHighlight, deleteCoding, insertCoding } from '../db/stores/codings.ts'
import { entityById } from '../db/stores/entities.ts'
import {
  anchorOn,
  anchorsOfHighlight,
  highlightById,
  setHighlightDeleted,
  updateAnchor,
  updateHighlight,
} from '../db/stores/highlights.ts'
import { deleteMention, insertMention, mentionsOfHighlight } from '../db/stores/mentions.ts'
import { insertNote, noteById, notesOfTarget, updateNote } from '../db/stores/notes.ts'
import { requiredRevision, revisionByNumber } from '../db/stores/revisions.ts'
import { removeFlag } from './flags.ts'
import { textsOf } from './revisionTexts.ts'
import { chosenAnnotators, stateOfSide } from './versions.ts'
import type { Work } from './writing.ts'

export interface Keeping {
  readonly left: Side
  readonly right: Side
  readonly highlightId: Id
}

/**
 * Makes an annotation what it was on the left, within a running operation. The text on the right stays
 * what it is, so a place is taken over only between two states of one revision. Of an annotation, only what
 * the annotators of the left side made is touched. Gives the number of rows changed.
 */
export function keepLeft(work: Work, { left, right, highlightId }: Keeping): number {
  if (left.documentId !== right.documentId || right.snapshot !== undefined) {
    throw new AppError('conflict', 'only the present state of the same document can be changed')
  }
  const { tx, at } = work
  const state = stateOfSide(tx, left)
  const annotatorIds = chosenAnnotators(state, left)
  const present = highlightById(tx, highlightId)
  if (present === undefined) {
    throw new AppError('conflict', 'the highlight was destroyed; restore the snapshot instead')
  }
  const revision = revisionByNumber(tx, left.documentId, left.revision ?? null)
  const scope = { documentId: left.documentId, revision: revision.number, annotatorIds }
  const isOnLeft = annotationsOfState(state, scope, textsOf(tx, state.revisions)).some(
    ({ id }) => id === highlightId,
  )
  if (!isOnLeft) {
    if (present.deletedAt !== null) return 0
    setHighlightDeleted(tx, highlightId, at)
    return 1
  }
  const isMine = (record: { readonly annotatorId: Id }) =>
    annotatorIds === null || annotatorIds.has(record.annotatorId)
  let changed = keepContent(work, highlightId, state, isMine)
  if (present.deletedAt !== null) {
    setHighlightDeleted(tx, highlightId, null)
    changed += 1
  }
  const rightRevision = revisionByNumber(tx, right.documentId, right.revision ?? null)
  if (revision.id === rightRevision.id) changed += keepPlace(work, highlightId, revision.id, state)
  if (changed > 0) {
    updateHighlight(tx, highlightId, { modifiedAt: at })
    if (anchorOn(tx, highlightId, rightRevision.id)) removeFlag(work, highlightId, rightRevision)
  }
  return changed
}

type IsMine = (record: { readonly annotatorId: Id }) => boolean

function keepContent(work: Work, highlightId: Id, state: ProjectState, isMine: IsMine): number {
  const { tx } = work
  const onIt = (record: { readonly highlightId: Id | null }) => record.highlightId === highlightId
  const codings = differences(
    codingsOfHighlight(tx, highlightId).filter(isMine),
    state.codings.filter((coding) => onIt(coding) && isMine(coding)),
  )
  for (const { id } of codings.extra) deleteCoding(tx, id)
  for (const coding of codings.missing) {
    if (codeById(tx, coding.codeId) !== undefined) insertCoding(tx, coding)
  }
  const mentions = differences(
    mentionsOfHighlight(tx, highlightId).filter(isMine),
    state.mentions.filter((mention) => onIt(mention) && isMine(mention)),
  )
  for (const { id } of mentions.extra) deleteMention(tx, id)
  for (const mention of mentions.missing) {
    if (entityById(tx, mention.entityId) !== undefined) insertMention(tx, mention)
  }
  const notes = state.notes.filter((note) => onIt(note) && isMine(note) && note.deletedAt === null)
  return codings.count + mentions.count + keepNotes(work, highlightId, notes, isMine)
}

interface Identified {
  readonly id: Id
}

function differences<T extends Identified>(now: readonly T[], wanted: readonly T[]) {
  const ids = (records: readonly T[]) => new Set(records.map(({ id }) => id))
  const [nowIds, wantedIds] = [ids(now), ids(wanted)]
  const extra = now.filter(({ id }) => !wantedIds.has(id))
  const missing = wanted.filter(({ id }) => !nowIds.has(id))
  return { extra, missing, count: extra.length + missing.length }
}

/** Notes made since go into the trash, those that went or changed are what they were. */
function keepNotes(
  { tx, at }: Work,
  highlightId: Id,
  wanted: readonly NoteRecord[],
  isMine: IsMine,
): number {
  const now = notesOfTarget(tx, { kind: 'highlight', id: highlightId }).filter(isMine)
  const { extra } = differences(now, wanted)
  for (const { id } of extra) updateNote(tx, id, { deletedAt: at })
  const changed = wanted.filter((note) => {
    const present = noteById(tx, note.id)
    if (present === undefined) insertNote(tx, note)
    const isSame = JSON.stringify(present) === JSON.stringify(note)
    if (present === undefined || isSame) return present === undefined
    const { content, deletedAt } = note
    updateNote(tx, note.id, { content, deletedAt, modifiedAt: at })
    return true
  })
  return extra.length + changed.length
}

/** The place on this revision as it was. Refused where a later revision was judged by the present one. */
function keepPlace({ tx }: Work, highlightId: Id, revisionId: Id, state: ProjectState): number {
  const wanted = state.anchors.find(
    (anchor) => anchor.highlightId === highlightId && anchor.revisionId === revisionId,
  )
  const present = anchorOn(tx, highlightId, revisionId)
  if (wanted === undefined || present === undefined) return 0
  const [before, now] = [placeOf(wanted), placeOf(present)]
  if (JSON.stringify(before) === JSON.stringify(now)) return 0
  const { number } = requiredRevision(tx, revisionId)
  const isLatest = anchorsOfHighlight(tx, highlightId).every(
    (anchor) => requiredRevision(tx, anchor.revisionId).number <= number,
  )
  if (!isLatest) {
    throw new AppError('conflict', 'the passage can be changed on the latest revision only')
  }
  updateAnchor(tx, present.id, before)
  return 1
}

function placeOf(anchor: AnchorRecord) {
  const { by, state, score, ranges, quote, sourceId, candidates, annotatorId } = anchor
  return { by, state, score, ranges, quote, sourceId, candidates, annotatorId }
}
