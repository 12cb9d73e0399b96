import { useLayoutEffect, useMemo } from 'react'
import type { ReviewedDocument, WaitingHighlight } from '../../../core/api/reviewMethods.ts'
import type { DocumentSummary } from '../../../core/api/shapes.ts'
import { type AnchorState, anchorStates } from '../../../core/model/anchor.ts'
import type { Block } from '../../../core/model/block.ts'
import type { AppError } from '../../../core/model/error.ts'
import { useAnswer } from '../../api/useApi.ts'
import { useArrival } from '../../app/arrival.ts'
import { useStore } from '../../app/store.ts'
import { itemsToDecide, passes, type ReviewFilter, type ReviewItem } from './reviewItems.ts'
import { currentItem, reviewState } from './reviewState.ts'

/** A text with its paragraphs. */
export interface RevisionText {
  readonly revision: number
  readonly text: string
  readonly blocks: readonly Block[]
}

/** One highlight's document, as it is on its latest revision. */
export interface Reviewed {
  readonly document: DocumentSummary
  readonly newText: RevisionText
}

/** What is reviewed: one document or all of them. */
export interface ReviewScope {
  readonly documents: readonly ReviewedDocument[]
  /** Those of them that were chosen. */
  readonly chosen: readonly ReviewedDocument[]
  readonly counts: Readonly<Record<ReviewFilter, number>>
  readonly unconfirmed: Readonly<Record<AnchorState, number>>
  /** Null until they are read. */
  readonly items: readonly ReviewItem[] | null
}

export interface ReviewAnswer {
  readonly scope: ReviewScope | null
  /** Of the present item; null until it is read, and without an item. */
  readonly reviewed: Reviewed | null
  readonly error: AppError | null
}

export function useReview(): ReviewAnswer {
  const summary = useAnswer('review.summary', {})
  const list = useAnswer('review.list', {})
  const documentId = useStore(reviewState, (state) => state.documentId)
  const scope = useMemo((): ReviewScope | null => {
    if (summary.data === undefined) return null
    return scopeOf(summary.data, list.data ?? null, documentId)
  }, [summary.data, list.data, documentId])
  useShare(scope)
  const item = useStore(reviewState, currentItem)
  const of = item === null ? null : { documentId: item.annotation.documentId }
  const document = useAnswer('documents.get', of)
  const text = useAnswer('documents.text', of)
  const reviewed = useMemo(() => {
    if (document.data === undefined || text.data === undefined) return null
    return { document: document.data, newText: text.data }
  }, [document.data, text.data])
  useArrival(scope !== null && scope.items !== null && (item === null || reviewed !== null))
  return {
    scope,
    reviewed,
    error: summary.error ?? list.error ?? document.error ?? text.error,
  }
}

function scopeOf(
  documents: readonly ReviewedDocument[],
  waiting: readonly WaitingHighlight[] | null,
  documentId: string | null,
): ReviewScope {
  const one = documents.find((each) => each.documentId === documentId)
  const chosen = one === undefined ? documents : [one]
  const isChosen = ({ annotation }: WaitingHighlight) =>
    one === undefined || annotation.documentId === one.documentId
  const sum = (pick: (document: ReviewedDocument) => number) =>
    chosen.reduce((total, document) => total + pick(document), 0)
  const perState = (pick: (document: ReviewedDocument, state: AnchorState) => number) => {
    const entries = anchorStates.map((state) => [state, sum((each) => pick(each, state))])
    // fromEntries over anchorStates has exactly its keys.
    return Object.fromEntries(entries) as Record<AnchorState, number>
  }
  return {
    documents,
    chosen,
    counts: {
      ...perState(({ counts }, state) => counts[state]),
      flagged: sum(({ flagged }) => flagged),
    },
    unconfirmed: perState(({ unconfirmed }, state) => unconfirmed[state]),
    items: waiting === null ? null : itemsToDecide(waiting.filter(isChosen)),
  }
}

/** Lets commands know what is on the page. */
function useShare(scope: ReviewScope | null): void {
  const filter = useStore(reviewState, (state) => state.filter)
  useLayoutEffect(() => {
    if (scope === null) return
    reviewState.set({ items: (scope.items ?? []).filter((item) => passes(item, filter)) })
  }, [scope, filter])
}
