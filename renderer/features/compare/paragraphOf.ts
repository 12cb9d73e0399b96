import { blockAt } from '../../../core/compare/blockAt.ts'
import type { AnnotationDifference } from '../../../core/compare/comparison.ts'
import type { ComparedPages } from './compareRows.ts'

/** Number of the paragraph that an annotation begins in: of A, else of B; null without a place. */
export function paragraphOf(
  pages: ComparedPages,
  { left, right }: AnnotationDifference,
): number | null {
  const isLeft = left?.start != null
  const start = isLeft ? left.start : (right?.start ?? null)
  if (start === null) return null
  const ordinal = blockAt(isLeft ? pages.left.blocks : pages.right.blocks, start)
  return ordinal === null ? null : ordinal + 1
}
