import type { Range as TextRange } from '../../core/model/range.ts'
import { snapToGraphemes } from '../../core/text/offsets.ts'
import type { CaretMove } from './caretKeys.ts'
import { movedOffset } from './caretMovement.ts'
import { byLength } from './highlightIndex.ts'
import { HighlightList, listed } from './highlightList.ts'
import { wearHighlightStyles } from './highlightStyles.ts'
import { fillWhenIdle } from './idleFill.ts'
import { forcedColours, Painter } from './painter.ts'
import { boxesOf, caretBox, offsetAt } from './places.ts'
import { ReaderDocument } from './readerDocument.ts'
import { linkUnder, readerEvents } from './readerEvents.ts'
import type {
  MoveDirection,
  MoveUnit,
  PaintedHighlight,
  Reader,
  ReaderCallbacks,
  ReaderContent,
  ScrollAlign,
} from './readerTypes.ts'
import { scrollerOf, scrollToOffset } from './scrolling.ts'
import { type Span, Viewport } from './viewport.ts'

export type * from './readerTypes.ts'

/** Draws a revision into `element` and returns its handle. Fast whatever the length of the text. */
export function createReader(
  element: HTMLElement,
  content: ReaderContent,
  callbacks: ReaderCallbacks = {},
): Reader {
  return new TextReader(element, content, callbacks)
}

/** Milliseconds without a change after which what is not seen at once is done. */
const QUIET = 250
/** Pixels above and below the view: what scrolls in between two frames. */
const PAINTED_AHEAD = 600

class TextReader implements Reader {
  readonly element: HTMLElement
  readonly scroller: HTMLElement
  readonly callbacks: ReaderCallbacks
  readonly whenFilled: Promise<void>
  hasGone = false
  readonly #text: string
  readonly #document: ReaderDocument
  readonly #painter: Painter
  readonly #viewport: Viewport
  readonly #list: HighlightList
  readonly #prepared = new Set<number>()
  readonly #endings = new AbortController()
  readonly #resizes = new ResizeObserver(() => this.#onResize())
  #layoutVersion = 0
  #toldLayout = 0
  #toldVisible = ''
  #frame = 0
  #quietTimer: ReturnType<typeof setTimeout> | undefined
  #paintedTop = Number.NEGATIVE_INFINITY
  #isByKeyboard = false
  #typeSize = ''

  constructor(element: HTMLElement, content: ReaderContent, callbacks: ReaderCallbacks) {
    wearHighlightStyles(this.#endings.signal)
    this.element = element
    this.callbacks = callbacks
    this.#text = content.text
    element.classList.add('reader')
    this.scroller = content.scroller ?? scrollerOf(element)
    this.#document = new ReaderDocument(element, content, {
      onSelection: () => this.#tellSelection(),
      onDrawn: () => {
        this.#layoutVersion++
      },
      props: {
        handleDOMEvents: readerEvents({
          callbacks,
          selectedText: () => this.#text.slice(...(this.#rawSelection() ?? [0, 0])),
          prepareCaretMove: () => this.#document.drawAround(this.getCaret()),
          selectAll: () => this.#document.select(0, this.#text.length),
          move: (move) => this.#move(move),
          hit: (event) => this.hitTest(event.clientX, event.clientY)?.ids ?? [],
          hasSelection: () => !this.#document.view.state.selection.empty,
          linkAtCaret: () =>
            linkUnder(this.#document.pointOf(this.getCaret(), 'start')?.node.parentElement),
          noteInput: (isByKeyboard) => this.#noteInput(isByKeyboard),
        }),
      },
    })
    this.#painter = new Painter(this.#document)
    this.#viewport = new Viewport(this.#document, this.scroller)
    this.#list = new HighlightList(element, content.highlightsLabel)
    this.#drawNear(0)
    this.whenFilled = new Promise((resolve) => this.#listen(resolve))
    this.#schedule()
  }

  #listen(onFilled: () => void): void {
    const { signal } = this.#endings
    const isPage = this.scroller === document.documentElement
    const onScroll = () => this.#schedule()
    const scrolled: globalThis.EventTarget = isPage ? document : this.scroller
    scrolled.addEventListener('scroll', onScroll, { passive: true, signal })
    // Late faces and pictures move the text under its rulings.
    document.fonts.addEventListener('loadingdone', () => this.#startOver(), { signal })
    this.element.addEventListener('load', () => this.#startOver(), { capture: true, signal })
    this.#document.view.dom.addEventListener('focus', () => this.#markFocus(), { signal })
    const onKeyDown = () => {
      this.#document.takeSelection()
      this.#noteInput(true)
    }
    document.addEventListener('keydown', onKeyDown, { capture: true, signal })
    document.addEventListener('pointerdown', () => this.#noteInput(false), {
      capture: true,
      signal,
    })
    forcedColours.addEventListener('change', () => this.#repaint(), { signal })
    this.#resizes.observe(this.element)
    this.#resizes.observe(this.scroller)
    // After the first frame, which must not wait for it.
    const start = setTimeout(() => fillWhenIdle(this.#document, signal, onFilled), 50)
    signal.addEventListener('abort', () => clearTimeout(start))
  }

  get layoutVersion(): number {
    return this.#layoutVersion
  }

  setHighlights(highlights: readonly PaintedHighlight[]): void {
    this.#painter.replaceAll(highlights)
    const selected = highlights.find(({ isSelected }) => isSelected)
    this.#painter.select(selected?.id ?? null)
    this.#prepared.clear()
    this.#schedule()
  }

  addHighlight(highlight: PaintedHighlight): void {
    const previous = this.#painter.replace(highlight)
    if (highlight.isSelected === true) this.#painter.select(highlight.id)
    else if (previous?.isSelected === true) this.#painter.select(null)
    this.#schedule()
  }

  updateHighlight(highlight: PaintedHighlight): void {
    this.addHighlight(highlight)
  }

  removeHighlight(id: string): void {
    if (this.#painter.selectedId === id) this.#painter.select(null)
    if (this.#painter.remove(id)) this.#schedule()
  }

  select(id: string | null): void {
    this.#painter.select(id)
    this.#schedule()
  }

  setSelection(range: TextRange | null): void {
    const [anchor, head] = range ?? [this.getCaret(), this.getCaret()]
    this.#document.select(anchor, head)
  }

  getSelection(): TextRange | null {
    const range = this.#rawSelection()
    return range && snapToGraphemes(this.#text, range)
  }

  #rawSelection(): TextRange | null {
    const { from, to } = this.#document.view.state.selection
    const range: TextRange = [this.#document.map.offsetOf(from), this.#document.map.offsetOf(to)]
    return range[0] < range[1] ? range : null
  }

  setCaret(offset: number): void {
    this.#document.select(offset, offset)
  }

  getCaret(): number {
    return this.#document.map.offsetOf(this.#document.view.state.selection.head)
  }

  moveCaret(unit: MoveUnit, direction: MoveDirection, isExtending: boolean): void {
    this.#move({ unit, direction, isExtending })
  }

  #move({ unit, direction, isExtending }: CaretMove): void {
    const { map } = this.#document
    const caret = this.getCaret()
    const next =
      unit === 'page'
        ? this.#pageFrom(caret, direction)
        : movedOffset(this.#text, map, caret, unit, direction)
    const anchor = map.offsetOf(this.#document.view.state.selection.anchor)
    this.#document.select(isExtending ? anchor : next, next)
    this.scrollTo(next, { align: 'nearest' })
  }

  /** Scrolls by a page and keeps the caret where it stands in the view. */
  #pageFrom(caret: number, direction: MoveDirection): number {
    this.scrollTo(caret, { align: 'nearest' })
    const box = caretBox(this.#document, caret)
    if (box === null) return caret
    const before = this.scroller.scrollTop
    const page = Math.max(this.#viewport.height - 2 * box.height, box.height)
    this.scroller.scrollTop += direction === 'forward' ? page : -page
    this.#refresh(0)
    const isAtEdge = Math.abs(this.scroller.scrollTop - before) < 1
    if (isAtEdge) return direction === 'forward' ? this.#text.length : 0
    return offsetAt(this.#document, box.left, box.top + box.height / 2)?.offset ?? caret
  }

  focus(): void {
    this.#document.view.focus()
  }

  scrollTo(offset: number, { align = 'start' }: { readonly align?: ScrollAlign } = {}): void {
    this.hasGone = true
    if (this.#document.map.blockCount === 0) return
    const parts = {
      document: this.#document,
      viewport: this.#viewport,
      scroller: this.scroller,
      showView: () => this.#refresh(0),
    }
    // The start of the text is the start of the page: what stands above it is to be seen too.
    if (offset === 0 && align === 'start') this.scroller.scrollTop = 0
    else scrollToOffset(parts, offset, align)
    this.#schedule()
  }

  visibleRange(): TextRange {
    return this.#rangeOf(this.#viewport.blocks(0))
  }

  #rangeOf([first, last]: Span): TextRange {
    if (last < first) return [0, 0]
    return [this.#document.map.startOf(first), this.#document.map.endOf(last)]
  }

  highlightsAt(offset: number): string[] {
    return this.highlightsIn([offset, offset + 1])
  }

  highlightsIn(range: TextRange): string[] {
    const found = this.#painter.index.touching(range)
    return found.sort(byLength).map(({ id }) => id)
  }

  hitTest(clientX: number, clientY: number): { offset: number; ids: string[] } | null {
    const place = offsetAt(this.#document, clientX, clientY)
    if (place === null) return null
    return { offset: place.offset, ids: place.isOnText ? this.highlightsAt(place.offset) : [] }
  }

  rectsOf(range: TextRange): DOMRect[] {
    return boxesOf(this.#document, range)
  }

  topOf(offset: number): number {
    if (this.#document.map.blockCount === 0) return 0
    const origin = this.element.getBoundingClientRect().top
    const section = this.#document.sectionOfOffset(offset)
    const box = this.#document.sectionElement(section).getBoundingClientRect()
    const margin = this.#viewport.height * 1.5
    const top = this.#viewport.top
    const isNear = box.bottom > top - margin && box.top < top + this.#viewport.height + margin
    const line = isNear ? caretBox(this.#document, offset) : null
    if (line !== null) return line.top - origin
    // Farther away a guess: measuring would lay out a section that nobody sees.
    const { firstBlock = 0, endBlock = 1 } = this.#document.sections[section] ?? {}
    const start = this.#document.map.startOf(firstBlock)
    const length = Math.max(1, this.#document.map.endOf(endBlock - 1) - start)
    return box.top - origin + (box.height * (offset - start)) / length
  }

  setFindMatches(matches: readonly TextRange[], current: number | null): void {
    const match = current === null ? undefined : matches[current]
    this.#painter.setLayer('find', matches)
    this.#painter.setLayer('find-current', match === undefined ? [] : [match])
  }

  setSuggestions(ranges: readonly TextRange[]): void {
    this.#painter.setLayer('suggestion', ranges)
    this.#schedule()
  }

  setMentions(ranges: readonly TextRange[]): void {
    this.#painter.setLayer('mention', ranges)
    this.#schedule()
  }

  destroy(): void {
    this.#endings.abort()
    this.#resizes.disconnect()
    cancelAnimationFrame(this.#frame)
    clearTimeout(this.#quietTimer)
    this.#painter.eraseAll()
    this.#list.destroy()
    this.#document.view.destroy()
    this.element.classList.remove('reader')
  }

  #schedule(): void {
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#refresh(this.#margin())
    })
  }

  /** Scrolling paints ahead; the first frame and a jump paint what is in view and leave the rest to `#onQuiet`. */
  #margin(): number {
    const { scrollTop } = this.scroller
    const isNear = Math.abs(scrollTop - this.#paintedTop) < this.#viewport.height
    this.#paintedTop = scrollTop
    return isNear ? PAINTED_AHEAD : 0
  }

  #drawNear(margin: number): void {
    const [first, last] = this.#viewport.sections(margin)
    const near = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
    this.#document.draw(near)
    for (const section of near.filter((index) => !this.#prepared.has(index))) {
      this.#prepared.add(section)
      this.#painter.prepare(section)
    }
  }

  /** One pass of a frame: draw the sections that come near, paint their highlights, rule their lines. */
  #refresh(margin: number): void {
    if (this.#endings.signal.aborted || this.#document.sections.length === 0) return
    this.#drawNear(margin)
    const window = this.#viewport.blocks(margin)
    const visible = margin === 0 ? window : this.#viewport.blocks(0)
    this.#painter.showOnly(window)
    this.#painter.drawRulings(window)
    this.#tellView(visible)
    clearTimeout(this.#quietTimer)
    this.#quietTimer = setTimeout(() => requestIdleCallback(() => this.#onQuiet(margin)), QUIET)
  }

  /** Paints ahead of where a jump has led, and lists what is there. */
  #onQuiet(margin: number): void {
    if (this.#endings.signal.aborted) return
    if (margin === 0) this.#refresh(PAINTED_AHEAD)
    else
      this.#list.show(listed(this.#painter.shown(), this.#text, this.callbacks.describeHighlight))
  }

  #onResize(): void {
    const { font, lineHeight } = getComputedStyle(this.#document.view.dom)
    const typeSize = `${this.element.clientWidth} ${font} ${lineHeight}`
    const isFirst = this.#typeSize === ''
    if (!isFirst && typeSize !== this.#typeSize) this.#painter.forgetRulings()
    this.#typeSize = typeSize
    this.#layoutVersion++
    this.#refresh(0)
  }

  #repaint(): void {
    this.#painter.repaintAll()
    this.#schedule()
  }

  #startOver(): void {
    this.#painter.forgetRulings()
    this.#layoutVersion++
    this.#schedule()
  }

  #tellView(span: Span): void {
    if (this.#toldLayout !== this.#layoutVersion) {
      this.#toldLayout = this.#layoutVersion
      this.callbacks.onLayout?.(this.#layoutVersion)
    }
    if (this.callbacks.onVisible === undefined) return
    const visible = this.#rangeOf(span)
    if (visible.join() === this.#toldVisible) return
    this.#toldVisible = visible.join()
    this.callbacks.onVisible(visible)
  }

  #tellSelection(): void {
    this.callbacks.onSelectionChange?.(this.getSelection(), this.#isByKeyboard)
    this.callbacks.onCaretMove?.(this.getCaret())
  }

  #noteInput(isByKeyboard: boolean): void {
    this.#isByKeyboard = isByKeyboard
    if (!isByKeyboard) delete this.element.dataset['focusedBy']
  }

  #markFocus(): void {
    if (this.#isByKeyboard) this.element.dataset['focusedBy'] = 'key'
  }
}
