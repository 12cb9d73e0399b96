import type { Annotation } from '../model/annotation.ts'
import type { Axis } from './axis.ts'
import { pairByOverlap } from './pairByOverlap.ts'

/** Two annotations that are one, or one that has no counterpart. */
export interface AnnotationPair {
  readonly left: Annotation | null
  readonly right: Annotation | null
  /** Null where there is only one. */
  readonly paired: 'id' | 'overlap' | null
}

function placed(annotation: Annotation): boolean {
  return annotation.ranges.length > 0
}

/**
 * Puts every annotation of both sides into exactly one pair: by id first; what is left by greatest
 * overlap of at least one half under the alignment of the texts; the rest stays alone.
 */
export function pairAnnotations(
  left: readonly Annotation[],
  right: readonly Annotation[],
  axis: Axis,
): AnnotationPair[] {
  const rightById = new Map(right.map((annotation) => [annotation.id, annotation]))
  const pairs: AnnotationPair[] = []
  const leftAlone = new Set<Annotation>()
  const rightAlone = new Set(right)
  for (const annotation of left) {
    const partner = rightById.get(annotation.id)
    if (partner && rightAlone.delete(partner)) {
      pairs.push({ left: annotation, right: partner, paired: 'id' })
    } else {
      leftAlone.add(annotation)
    }
  }
  const overlapping = pairByOverlap(
    [...leftAlone].filter(placed),
    [...rightAlone].filter(placed),
    axis,
  )
  for (const [leftOne, rightOne] of overlapping) {
    leftAlone.delete(leftOne)
    rightAlone.delete(rightOne)
    pairs.push({ left: leftOne, right: rightOne, paired: 'overlap' })
  }
  for (const annotation of leftAlone) pairs.push({ left: annotation, right: null, paired: null })
  for (const annotation of rightAlone) pairs.push({ left: null, right: annotation, paired: null })
  return pairs
}
