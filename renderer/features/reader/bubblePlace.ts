import type { CSSProperties } from 'react'

export interface Place {
  readonly side: 'above' | 'below'
  readonly style: CSSProperties
}

const GAP = 6
const EDGE = 8

/** Six pixels above the first line of the words; below the last one where there is no room above. */
export function bubblePlace(
  rects: readonly DOMRect[],
  bubble: HTMLElement,
  sheet: HTMLElement,
  scroller: HTMLElement,
): Place | null {
  const first = rects[0]
  const last = rects.at(-1)
  if (first === undefined || last === undefined) return null
  const frame = sheet.getBoundingClientRect()
  const seen = scroller.getBoundingClientRect()
  const side = first.top - seen.top < bubble.offsetHeight + GAP + EDGE ? 'below' : 'above'
  const line = side === 'above' ? first : last
  const middle = (line.left + line.right) / 2 - frame.left
  // Within what is in sight: the page may be narrower than the bubble.
  const leftmost = seen.left - frame.left + EDGE
  const rightmost = leftmost + scroller.clientWidth - bubble.offsetWidth - 2 * EDGE
  const left = Math.max(leftmost, Math.min(middle - bubble.offsetWidth / 2, rightmost))
  const top =
    side === 'above'
      ? first.top - frame.top - GAP - bubble.offsetHeight
      : last.bottom - frame.top + GAP
  const arrow = { '--arrow': `${Math.max(14, middle - left)}px` }
  return { side, style: { left, top, ...arrow } }
}
