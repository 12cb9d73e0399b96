import type { CSSProperties } from 'react'
import { rulingOf } from './ruling.ts'

/** Class and own hue that draw a code's ruling and wash, as `tokens.css` has them. */
export function inkOf(colour: string): { className: string; style: CSSProperties | undefined } {
  const className = `k-${rulingOf(colour)}`
  if (!colour.startsWith('#')) return { className, style: undefined }
  const own = { '--m': colour, '--w': `color-mix(in srgb, ${colour} 22%, var(--paper))` }
  // Custom properties are not in React's list of them.
  return { className, style: own as CSSProperties }
}
