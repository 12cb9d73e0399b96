import type { Annotation } from '../../../core/model/annotation.ts'
import type { Range } from '../../../core/model/range.ts'
import { useAnswer } from '../../api/useApi.ts'
import type { RevisionText } from './useReview.ts'

/** The words a highlight was carried from: which revision, where on it. */
export interface Evidence {
  readonly text: RevisionText
  readonly ranges: readonly Range[]
}

/**
 * What a highlight's place is judged by: where a person marked it or accepted it last. That need not be the revision
 * before this one, where it may be waiting as well.
 */
export function useEvidence({ id, documentId }: Annotation): Evidence | null {
  const stood = useAnswer('review.evidence', { highlightId: id }).data ?? null
  const text = useAnswer(
    'documents.text',
    stood === null ? null : { documentId, revision: stood.revision },
  )
  if (stood === null || text.data === undefined) return null
  return { text: text.data, ranges: stood.ranges }
}
