import type { AnnotationDifference } from '../../../core/compare/comparison.ts'
import type { Difference } from './differences.ts'
import type { Sides } from './sides.ts'

/**
 * What a person can decide about a difference of an annotation.
 *
 * accept: the annotation stands on B where the machine put it; the person says that this is right. It is
 * settled: it waits in the review no more, and later copies start from this place.
 * keep: A is an earlier state of what B is now. The annotation becomes again what it was there: its codes, links
 * and notes, whether it is there at all, and its bounds if both are the same revision. The words of B are
 * the source's and stay.
 * flag: it waits in the review, to be checked, until somebody accepts or attaches it.
 *
 * Nothing is offered for a snapshot or a text: those do not change.
 */
export interface Offers {
  readonly accept: boolean
  readonly keep: boolean
  readonly flag: boolean
}

const nothing: Offers = { accept: false, keep: false, flag: false }

export function offersOf(current: Difference | null, sides: Sides | null): Offers {
  if (current?.kind !== 'annotation' || sides === null) return nothing
  if (sides.right.snapshot !== undefined) return nothing
  const { right } = current.difference
  return {
    accept: right !== null && right.ranges.length > 0,
    keep: canBeKept(current.difference, sides),
    flag: right !== null,
  }
}

/** A has what B has no more, of the same annotation, and B is its present. */
function canBeKept(difference: AnnotationDifference, { left, right }: Sides): boolean {
  const isItsPast = left.snapshot !== undefined && left.documentId === right.documentId
  const isAlike = JSON.stringify(left.annotators) === JSON.stringify(right.annotators)
  if (!isItsPast || !isAlike || difference.paired === 'overlap') return false
  const isOneText = left.revision === right.revision
  return difference.details.some((detail) => {
    switch (detail.kind) {
      case 'lost':
        return detail.reason === 'deleted'
      case 'new':
        return detail.reason === 'added'
      case 're-coded':
      case 'links-changed':
      case 'note-edited':
        return true
      default:
        return isOneText
    }
  })
}
