import type { ReviewedDocument } from '../core/api/reviewMethods.ts'
import { type AnchorState, anchorStates } from '../core/model/anchor.ts'
import { groupBy } from '../core/state/lookup.ts'
import {
  type StandingCount,
  standingCounts,
  unconfirmedHighlights,
  waitingHighlights,
} from '../db/stores/review.ts'
import { annotationsGiven } from './annotationViews.ts'
import type { HandlersOf } from './handlersOf.ts'
import { confirmPlace } from './highlights.ts'
import { labels } from './labels.ts'

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

  'review.accept': ({ states, documentId = null, annotatorId }, _call, session) => {
    const { db } = session.project()
    const ids = states.flatMap((state) => unconfirmedHighlights(db, state, documentId))
    const operation = { code: 'review.accept', label: labels.confirmHighlights(ids.length) }
    return session.write({ ...operation, annotatorId }, (work) => ({
      confirmed: ids.filter((id) => confirmPlace(work, id, undefined)).length,
    }))
  },
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
