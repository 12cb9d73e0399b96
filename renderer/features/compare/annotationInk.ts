import type { CSSProperties } from 'react'
import type { AnnotationDifference, ComparedAnnotation } from '../../../core/compare/comparison.ts'
import { rulingOf } from '../../ui/ruling.ts'

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

/** Class and own hue that draw a code's ruling, as `tokens.css` has them. */
export function inkOf(colour: string): { className: string; style: CSSProperties | undefined } {
  const className = `k-${rulingOf(colour)}`
  // A custom property is not in React's list of them.
  const style = colour.startsWith('#') ? ({ '--m': colour } as CSSProperties) : undefined
  return { className, style }
}
