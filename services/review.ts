import type { ReviewedDocument, StandingEvidence } from '../core/api/reviewMethods.ts'
import { type AnchorState, anchorStates } from '../core/model/anchor.ts'
import type { Id } from '../core/model/id.ts'
import { groupBy } from '../core/state/lookup.ts'
import type { Reader } from '../db/connection.ts'
import {
  anchorById,
  anchorOn,
  requiredHighlight,
  updateAnchor,
  updateHighlight,
} from '../db/stores/highlights.ts'
import {
  type StandingCount,
  standingCounts,
  unconfirmedHighlights,
  waitingHighlights,
} from '../db/stores/review.ts'
import { requiredRevision, revisionByNumber } from '../db/stores/revisions.ts'
import { shownIn } from './affected.ts'
import { annotationsGiven } from './annotationViews.ts'
import { removeFlag } from './flags.ts'
import type { HandlersOf } from './handlersOf.ts'
import { confirmPlace } from './highlights.ts'
import { labels } from './labels.ts'
import type { Work } from './writing.ts'

export const reviewHandlers: HandlersOf<'review'> = {
  'review.summary': (_input, _call, session) => {
    const byDocument = groupBy(standingCounts(session.project().db), ({ documentId }) => documentId)
    return [...byDocument.values()].map(summaryOf)
  },

  'review.list': (_input, _call, session) => {
    const { db } = session.project()
    const waiting = waitingHighlights(db)
    const flagged = new Set(
      waiting.flatMap(({ highlightId, isFlagged }) => (isFlagged ? highlightId : [])),
    )
    const ids = waiting.map(({ highlightId }) => highlightId)
    return annotationsGiven(db, ids, undefined).map((annotation) => ({
      annotation,
      isFlagged: flagged.has(annotation.id),
    }))
  },

  'review.evidence': ({ highlightId }, _call, session) =>
    standingEvidence(session.project().db, highlightId),

  'review.shownIn': ({ highlightId }, _call, session) => shownIn(session.project().db, highlightId),

  'review.leave': ({ highlightIds, annotatorId }, _call, session) => {
    const operation = { code: 'review.leave', label: labels.leaveOrphans(highlightIds.length) }
    const { result: left, seq } = session.writeNumbered(
      { ...operation, annotatorId },
      (work) => highlightIds.filter((id) => leaveOrphan(work, id)).length,
    )
    return { left, seq }
  },

  'review.accept': ({ states, documentId = null, annotatorId }, _call, session) => {
    const { db } = session.project()
    const ids = states.flatMap((state) => unconfirmedHighlights(db, state, documentId))
    const operation = { code: 'review.accept', label: labels.confirmHighlights(ids.length) }
    const { result: confirmed, seq } = session.writeNumbered(
      { ...operation, annotatorId },
      (work) => ids.filter((id) => confirmPlace(work, id, undefined)).length,
    )
    return { confirmed, seq }
  },
}

function standingEvidence(db: Reader, highlightId: Id): StandingEvidence | null {
  const { documentId } = requiredHighlight(db, highlightId)
  const placed = anchorOn(db, highlightId, revisionByNumber(db, documentId, null).id)
  const source = placed?.sourceId ? anchorById(db, placed.sourceId) : placed
  if (source === undefined || source.ranges.length === 0) return null
  return { revision: requiredRevision(db, source.revisionId).number, ranges: source.ranges }
}

/** False where its place was chosen on the latest revision: there is nothing that it was carried from. */
function leaveOrphan(work: Work, highlightId: Id): boolean {
  const { tx, annotatorId, at } = work
  const { documentId } = requiredHighlight(tx, highlightId)
  const revision = revisionByNumber(tx, documentId, null)
  const anchor = anchorOn(tx, highlightId, revision.id)
  if (anchor === undefined) return false
  if (anchor.sourceId === null && anchor.ranges.length > 0) return false
  removeFlag(work, highlightId, revision)
  updateAnchor(tx, anchor.id, { by: 'person', state: 'orphan', ranges: [], annotatorId })
  updateHighlight(tx, highlightId, { modifiedAt: at })
  return true
}

const open: readonly AnchorState[] = ['edited', 'ambiguous', 'orphan']

function summaryOf(rows: readonly StandingCount[]): ReviewedDocument {
  const [first] = rows
  const sum = (which: (row: StandingCount) => boolean) =>
    rows.filter(which).reduce((total, { count }) => total + count, 0)
  const isWaiting = (row: StandingCount) => row.by === 'machine' && open.includes(row.state)
  const perState = (which: (row: StandingCount) => boolean) => {
    const entries = anchorStates.map((state) => [
      state,
      sum((row) => row.state === state && which(row)),
    ])
    // fromEntries over anchorStates has exactly its keys.
    return Object.fromEntries(entries) as Record<AnchorState, number>
  }
  return {
    documentId: first?.documentId ?? '',
    title: first?.title ?? '',
    revision: first?.revision ?? 1,
    counts: perState((row) => isWaiting(row) || !open.includes(row.state)),
    unconfirmed: perState(({ by }) => by === 'machine'),
    flagged: sum(({ isFlagged }) => isFlagged === 1),
    waiting: sum((row) => isWaiting(row) || row.isFlagged === 1),
  }
}
