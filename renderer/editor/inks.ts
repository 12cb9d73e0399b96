import { palette } from '../../core/export/palette.ts'
import { lengthOfRanges } from './highlightIndex.ts'
import { addHighlightStyle } from './highlightStyles.ts'
import type { PaintedHighlight } from './readerTypes.ts'

/** How a highlight is drawn: a ruling of ui/tokens.css (`k-1` to `k-10`) in a mark colour, and a wash. */
export interface HighlightInk {
  readonly ruling: number
  /** CSS colour; null = the ruling's own. */
  readonly mark: string | null
  readonly wash: string
}

const hexColour = /^#[0-9a-f]{6}$/i

const numberOfName: ReadonlyMap<string, number> = new Map(
  palette.map(({ name }, index) => [name, index + 1]),
)

/**
 * Two lines of the measure (65 to 73 characters). The real number of lines would have to be laid out to be
 * known, for a difference nobody sees.
 */
const LONG = 140

/** The ink of a stored colour; an unknown spelling is drawn as uncoded: grey, solid. */
export function inkOf({ colour, ruling, ranges }: PaintedHighlight): HighlightInk {
  const suffix = lengthOfRanges(ranges) > LONG ? '-long' : ''
  const number = numberOfName.get(colour)
  if (number !== undefined) {
    const own = ruling === undefined || ruling === number
    return {
      ruling: ruling ?? number,
      mark: own ? null : `var(--h${number})`,
      wash: `variorum-wash-${number}${suffix}`,
    }
  }
  if (hexColour.test(colour)) {
    const hex = colour.toLowerCase()
    // The same borrowed ruling as in exports (core/export/palette.ts).
    const borrowed = (Number.parseInt(hex.slice(1), 16) % palette.length) + 1
    return { ruling: ruling ?? borrowed, mark: ownMark(hex), wash: ownWash(hex, suffix) }
  }
  return { ruling: ruling ?? 1, mark: 'var(--line-2)', wash: `variorum-wash-0${suffix}` }
}

function ownMark(hex: string): string {
  return `color-mix(in oklab,${hex} var(--own-mark,100%),var(--ink))`
}

const ownWashes = new Set<string>()

function ownWash(hex: string, suffix: string): string {
  const name = `variorum-wash-${hex.slice(1)}${suffix}`
  if (ownWashes.has(name)) return name
  ownWashes.add(name)
  const share = suffix === '' ? '22%' : '9%'
  const colour = `color-mix(in srgb,${hex} var(--own-wash,${share}),var(--paper))`
  addHighlightStyle(name, `background-color:${colour}`)
  return name
}

/** The page's highlight of a name; readers on one page share it, each adding ranges of its own. */
export function cssHighlight(name: string, priority = 0): Highlight {
  const existing = CSS.highlights.get(name)
  if (existing !== undefined) return existing
  const highlight = new Highlight()
  highlight.priority = priority
  CSS.highlights.set(name, highlight)
  return highlight
}

/** The mark colour of a stored colour as CSS. */
export function markColourOf(colour: string): string {
  const number = numberOfName.get(colour)
  if (number !== undefined) return `var(--h${number})`
  return hexColour.test(colour) ? colour : 'var(--line-2)'
}
