import { classes } from './classes.ts'
import { rulingOf } from './ruling.ts'
import styles from './Swatch.module.css'

export interface SwatchProps {
  /** A palette name or #rrggbb. */
  readonly colour: string
  /** Shown in the swatch: the code's first letter where more than ten codes share the pairs. */
  readonly letter?: string
  readonly size?: 'small' | 'normal'
}

/** A code's hue and ruling, always both: hue alone tells nothing to everybody. */
export function Swatch({ colour, letter, size = 'normal' }: SwatchProps) {
  const ruling = rulingOf(colour)
  return (
    <i
      aria-hidden
      className={classes(styles['swatch'], `k-${ruling}`, styles[size])}
      ref={(element) => {
        if (element !== null) tint(element, colour)
      }}
    >
      {letter}
    </i>
  )
}

/** A colour of the person's own replaces the hue of its ruling; the palette's own follow the theme. */
function tint(element: HTMLElement, colour: string): void {
  const isOwn = colour.startsWith('#')
  if (isOwn) {
    element.style.setProperty('--m', colour)
    element.style.setProperty('--w', `color-mix(in srgb, ${colour} 22%, var(--paper))`)
  } else {
    element.style.removeProperty('--m')
    element.style.removeProperty('--w')
  }
}
