import type { Annotation } from '../../../core/model/annotation.ts'
import type { Range } from '../../../core/model/range.ts'
import { useAnswer } from '../../api/useApi.ts'
import type { RevisionText } from './useReview.ts'

/** The words a highlight was carried from: which revision, where on it. */
export interface Evidence {
  readonly text: RevisionText
  readonly ranges: readonly Range[]
}

/** What a highlight stood on before: on the revision before this one, or else where it was made. */
export function useEvidence(annotation: Annotation): Evidence | null {
  const { id, documentId, revision, homeRevision } = annotation
  const before = useOn(id, Math.max(homeRevision, revision - 1))
  const isHome = before !== null && before.ranges.length === 0
  const home = useOn(isHome ? id : null, homeRevision)
  const stood = isHome ? home : before
  const content = useAnswer(
    'documents.content',
    stood === null ? null : { documentId, revision: stood.revision },
  )
  if (stood === null || content.data === undefined) return null
  return { text: content.data, ranges: stood.ranges }
}

function useOn(id: string | null, revision: number): Annotation | null {
  const { data } = useAnswer(
    'highlights.get',
    id === null ? null : { highlightIds: [id], revision },
  )
  return data?.[0] ?? null
}
