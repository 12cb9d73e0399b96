import { caretBox } from './places.ts'
import type { ReaderDocument } from './readerDocument.ts'
import type { ScrollAlign } from './readerTypes.ts'
import type { Viewport } from './viewport.ts'

export interface Scrolling {
  readonly document: ReaderDocument
  readonly viewport: Viewport
  readonly scroller: HTMLElement
  /** Draws and paints what is in view now: painting may change the height of lines. */
  readonly showView: () => void
}

/** The nearest ancestor that scrolls, else the page. */
export function scrollerOf(element: HTMLElement): HTMLElement {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent
  }
  return document.documentElement
}

/**
 * Scrolls to an offset and lands on it at once, though most heights on the way are guesses: its section and
 * those above it that come into view are laid out for real while the place is found, then left to the
 * browser again.
 */
export function scrollToOffset(parts: Scrolling, offset: number, align: ScrollAlign): void {
  const { document, viewport } = parts
  const section = document.sectionOfOffset(offset)
  document.drawAround(offset)
  const measured = new Set<HTMLElement>()
  const measure = (index: number) => {
    const element = document.sectionElement(index)
    element.classList.add('is-measured')
    measured.add(element)
  }
  measure(section)
  alignOffset(parts, offset, align)
  const above = indices(viewport.sections(0)[0], section - 1)
  if (above.length > 0) {
    document.draw(above)
    for (const index of above) measure(index)
    alignOffset(parts, offset, align)
  }
  parts.showView()
  alignOffset(parts, offset, align)
  requestAnimationFrame(() => {
    for (const element of measured) element.classList.remove('is-measured')
  })
}

function indices(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}

function alignOffset(parts: Scrolling, offset: number, align: ScrollAlign): void {
  const box = caretBox(parts.document, offset)
  if (box === null) return
  const { top, height } = parts.viewport
  // A line's height of air, so that what is landed on does not touch the edge.
  const air = Math.min(box.height, height / 4)
  const wanted = wantedTop(box, top, height, air, align)
  const by = box.top - wanted
  if (Math.abs(by) >= 1) parts.scroller.scrollTop += by
}

function wantedTop(
  box: DOMRect,
  top: number,
  height: number,
  air: number,
  align: ScrollAlign,
): number {
  if (align === 'start') return top + air
  if (align === 'center') return top + (height - box.height) / 2
  return Math.min(Math.max(box.top, top + air), top + height - box.height - air)
}
