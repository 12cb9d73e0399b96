import { useEffect, useMemo } from 'react'
import type { DocumentSummary } from '../../../core/api/shapes.ts'
import type { AnchorState } from '../../../core/model/anchor.ts'
import type { Annotation } from '../../../core/model/annotation.ts'
import type { Block } from '../../../core/model/block.ts'
import type { AppError } from '../../../core/model/error.ts'
import { useAnswer } from '../../api/useApi.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { countsOf, decided, itemsToDecide, type ReviewItem } from './reviewItems.ts'
import { reviewState } from './reviewState.ts'

/** A text with its paragraphs. */
export interface RevisionText {
  readonly revision: number
  readonly text: string
  readonly blocks: readonly Block[]
}

/** Everything about one document's review. */
export interface Reviewed {
  readonly documents: readonly DocumentSummary[]
  readonly document: DocumentSummary
  readonly annotations: readonly Annotation[]
  readonly items: readonly ReviewItem[]
  readonly decided: readonly Annotation[]
  readonly counts: Record<AnchorState, number>
  /** The latest revision. */
  readonly newText: RevisionText
}

export interface ReviewAnswer {
  readonly reviewed: Reviewed | null
  readonly hasNoDocument: boolean
  readonly error: AppError | null
}

/** The document at hand as it is on its latest revision. */
export function useReview(): ReviewAnswer {
  const documents = useAnswer('documents.list', {})
  const wantedId = useStore(view, (state) => state.documentId)
  const document = documentToReview(documents.data ?? [], wantedId)
  const of = document === null ? null : { documentId: document.id }
  const annotations = useAnswer('highlights.list', of)
  const content = useAnswer('documents.content', of)
  const filter = useStore(reviewState, (state) => state.filter)
  const reviewed = useMemo((): Reviewed | null => {
    if (document === null || annotations.data === undefined || content.data === undefined)
      return null
    return {
      documents: documents.data ?? [],
      document,
      annotations: annotations.data,
      items: itemsToDecide(annotations.data),
      decided: decided(annotations.data),
      counts: countsOf(annotations.data),
      newText: content.data,
    }
  }, [document, documents.data, annotations.data, content.data])
  useShare(reviewed, filter)
  return {
    reviewed,
    hasNoDocument: documents.data?.length === 0,
    error: documents.error ?? annotations.error ?? content.error,
  }
}

/** The one that is open, else the newest with more than one revision. */
function documentToReview(
  documents: readonly DocumentSummary[],
  wantedId: string | null,
): DocumentSummary | null {
  const wanted = documents.find(({ id }) => id === wantedId)
  const revised = documents.find(({ revisions }) => revisions.length > 1)
  return wanted ?? revised ?? documents[0] ?? null
}

/** Lets commands know what is on the page. */
function useShare(reviewed: Reviewed | null, filter: AnchorState | null): void {
  useEffect(() => {
    if (reviewed === null) return
    const { document, newText, items } = reviewed
    const listed = filter === null ? items : items.filter(({ state }) => state === filter)
    reviewState.set({
      documentId: document.id,
      revision: newText.revision,
      items: listed,
      waiting: items.length,
    })
  }, [reviewed, filter])
}
