import type { ReaderDocument } from './readerDocument.ts'

/** Indices first to last, both included; last < first = none. */
export type Span = readonly [first: number, last: number]

/**
 * What is near the view. Only boxes of sections are measured to find the sections: asking a box inside
 * a skipped section (content-visibility) would lay that section out.
 */
export class Viewport {
  readonly #document: ReaderDocument
  readonly #scroller: HTMLElement

  constructor(document: ReaderDocument, scroller: HTMLElement) {
    this.#document = document
    this.#scroller = scroller
  }

  get height(): number {
    return this.#isWholePage ? innerHeight : this.#scroller.clientHeight
  }

  /** Client coordinate of the view's upper edge. */
  get top(): number {
    return this.#isWholePage ? 0 : this.#scroller.getBoundingClientRect().top
  }

  get #isWholePage(): boolean {
    return this.#scroller === document.documentElement
  }

  sections(margin: number): Span {
    const top = this.top - margin
    const bottom = top + this.height + 2 * margin
    const boxOf = (section: number) => this.#document.sectionElement(section)
    const last = this.#document.sections.length - 1
    return spanBetween(0, last, top, bottom, boxOf)
  }

  /** Blocks near the view; those of sections that are not drawn are left out. */
  blocks(margin: number): Span {
    const [firstSection, lastSection] = this.sections(margin)
    const first = this.#document.sections[firstSection]?.firstBlock ?? 0
    const end = this.#document.sections[lastSection]?.endBlock ?? 0
    const top = this.top - margin
    const boxOf = (block: number) => this.#document.blockElement(block)
    return spanBetween(first, end - 1, top, top + this.height + 2 * margin, boxOf)
  }
}

/** Boxes follow one another down the page, so that both edges are found by halving. */
function spanBetween(
  first: number,
  last: number,
  top: number,
  bottom: number,
  boxOf: (index: number) => HTMLElement | undefined,
): Span {
  const firstIn = firstThat(first, last + 1, (index) => edge(boxOf(index), 'bottom') > top)
  const firstBelow = firstThat(firstIn, last + 1, (index) => edge(boxOf(index), 'top') >= bottom)
  return [firstIn, firstBelow - 1]
}

function edge(element: HTMLElement | undefined, side: 'top' | 'bottom'): number {
  return element?.getBoundingClientRect()[side] ?? Number.POSITIVE_INFINITY
}

function firstThat(first: number, end: number, holds: (index: number) => boolean): number {
  let low = first
  let high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
