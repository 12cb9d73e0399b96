import type { AnnotationDifference, ComparedAnnotation } from '../../../core/compare/comparison.ts'

/** What an annotation without a code is drawn in. */
const PLAIN = 'slate'

/** Colour of an annotation: that of its first code. */
export function colourOf(annotation: ComparedAnnotation | null): string {
  return annotation?.codings[0]?.colour ?? PLAIN
}

/** Colour of a difference: as it is on the right, else as it was on the left. */
export function colourOfDifference({ left, right }: AnnotationDifference): string {
  return colourOf(right?.codings.length ? right : (left ?? right))
}
