import type { Range as TextRange } from '../../core/model/range.ts'
import { pointInBlock } from './domText.ts'
import { HighlightIndex } from './highlightIndex.ts'
import { cssHighlight, inkOf } from './inks.ts'
import { type BlockLanes, cutLanes, isAsDeepAs, LANES } from './lanes.ts'
import type { ReaderDocument } from './readerDocument.ts'
import type { PaintedHighlight } from './readerTypes.ts'
import { lineBoxes, type Strip, stripsOf } from './rulings.ts'
import { SortedRanges } from './sortedRanges.ts'
import { StripLayer } from './stripLayer.ts'
import type { Span } from './viewport.ts'

/** Layers of one look each, lowest first; a find match covers a wash. */
const layerNames = ['mention', 'suggestion', 'find', 'find-current'] as const
export type LayerName = (typeof layerNames)[number]

/** Blocks kept painted beyond the window, so that going back and forth costs nothing. */
const KEPT_BLOCKS = 30

/** The system then paints every CSS highlight in its one selection colour: rulings alone can tell them apart. */
export const forcedColours = matchMedia('(forced-colors: active)')

interface PaintedBlock {
  readonly element: HTMLElement
  readonly items: readonly PaintedHighlight[]
  readonly lanes: BlockLanes<PaintedHighlight>
  readonly ranges: readonly (readonly [Highlight, StaticRange])[]
  strips: StripLayer | null
}

/**
 * Paints what is near the view. Washes, mentions and find matches are CSS Custom Highlights: no element
 * is made for them and the text is never cut. Only those near the view are registered, because
 * every frame's paint walks all that are; so time does not grow with their number. Rulings are
 * strips (see rulings.ts), made after the washes, all boxes measured before the first is drawn.
 */
export class Painter {
  readonly index = new HighlightIndex<PaintedHighlight>()
  readonly #document: ReaderDocument
  readonly #painted = new Map<number, PaintedBlock>()
  readonly #unruled = new Set<number>()
  readonly #layers = new Map<LayerName, SortedRanges>()
  #selectedId: string | null = null

  constructor(document: ReaderDocument) {
    this.#document = document
  }

  get selectedId(): string | null {
    return this.#selectedId
  }

  select(id: string | null): void {
    const previous = this.#selectedId
    if (previous === id) return
    this.#selectedId = id
    for (const changed of [previous, id]) {
      const item = changed === null ? undefined : this.index.get(changed)
      if (item !== undefined) for (const block of this.#paintedUnder(item)) this.#unruled.add(block)
    }
  }

  setLayer(name: LayerName, ranges: readonly TextRange[]): void {
    this.#layers.set(name, new SortedRanges(ranges))
    this.repaint(this.#painted.keys())
  }

  /** Paints again only where something differs: of a book's highlights one or two do. */
  replaceAll(items: readonly PaintedHighlight[]): void {
    if (this.index.size === 0) {
      this.index.fill(items)
      this.#repaintUnder(this.#painted.size === 0 ? [] : items)
      return
    }
    const ids = new Set(items.map(({ id }) => id))
    const changed = [...this.index.values()].filter(({ id }) => !ids.has(id))
    for (const { id } of changed) this.index.remove(id)
    for (const item of items) {
      const previous = this.index.get(item.id)
      if (previous !== undefined && looksAlike(previous, item)) continue
      this.index.add(item)
      changed.push(item)
      if (previous !== undefined) changed.push(previous)
    }
    this.#repaintUnder(changed)
  }

  /** Adds it, or puts it in the place of the one with its id, which is returned. */
  replace(item: PaintedHighlight): PaintedHighlight | undefined {
    const previous = this.index.remove(item.id)
    this.index.add(item)
    this.#repaintUnder(previous === undefined ? [item] : [previous, item])
    return previous
  }

  /** False where there is none. */
  remove(id: string): boolean {
    const removed = this.index.remove(id)
    if (removed !== undefined) this.#repaintUnder([removed])
    return removed !== undefined
  }

  /** Paints the blocks of these again where they are painted now. */
  #repaintUnder(items: readonly PaintedHighlight[]): void {
    this.repaint(new Set(items.flatMap((item) => this.#paintedUnder(item))))
  }

  repaintAll(): void {
    this.repaint(this.#painted.keys())
  }

  repaint(blocks: Iterable<number>): void {
    for (const block of [...blocks]) {
      // Its strips stay until the new ones are measured: taking them out first would cost a layout.
      const strips = this.#painted.get(block)?.strips ?? null
      this.#unregister(block)
      this.#paint(block, strips)
    }
  }

  #paintedUnder(item: PaintedHighlight): number[] {
    const { map } = this.#document
    const blocks = new Set<number>()
    for (const [start, end] of item.ranges) {
      const first = map.blockAt(start)
      const last = map.blockAt(end - 1)
      if (last - first > this.#painted.size) {
        for (const block of this.#painted.keys())
          if (block >= first && block <= last) blocks.add(block)
      } else {
        for (let block = first; block <= last; block++)
          if (this.#painted.has(block)) blocks.add(block)
      }
    }
    return [...blocks]
  }

  /** Paints the blocks of the window and lets go of those far from it. */
  showOnly([first, last]: Span): void {
    for (const block of [...this.#painted.keys()]) {
      if (block < first - KEPT_BLOCKS || block > last + KEPT_BLOCKS) this.#erase(block)
    }
    for (let block = first; block <= last; block++) {
      if (!this.#painted.has(block)) this.#paint(block)
    }
  }

  /** What stands in the blocks that are painted now. */
  shown(): PaintedHighlight[] {
    const shown = new Set<PaintedHighlight>()
    for (const { items } of this.#painted.values()) for (const item of items) shown.add(item)
    return [...shown]
  }

  #rangeOf(block: number): TextRange {
    return [this.#document.map.startOf(block), this.#document.map.endOf(block)]
  }

  #paint(block: number, strips: StripLayer | null = null): void {
    const element = this.#document.blockElement(block)
    const [start, end] = this.#rangeOf(block)
    if (element === undefined) return
    const ranges: [Highlight, StaticRange][] = []
    const register = (highlight: Highlight, from: number, to: number) => {
      const range = staticRange(element, Math.max(from, start) - start, Math.min(to, end) - start)
      highlight.add(range)
      ranges.push([highlight, range])
    }
    const items = this.#itemsOf(block)
    const lanes = cutLanes([start, end], items)
    for (const wash of forcedColours.matches ? [] : lanes.washes) {
      register(cssHighlight(inkOf(wash.item).wash), wash.start, wash.end)
    }
    for (const [priority, name] of layerNames.entries()) {
      for (const range of this.#layers.get(name)?.touching([start, end]) ?? []) {
        register(cssHighlight(`variorum-${name}`, priority + 1), ...range)
      }
    }
    if (this.#makeRoom(element, lanes.depth)) this.#forgetRulingsAfter(block)
    if (lanes.depth > 0 || strips !== null) this.#unruled.add(block)
    this.#painted.set(block, { element, items, lanes, ranges, strips })
  }

  #itemsOf(block: number): PaintedHighlight[] {
    const [start, end] = this.#rangeOf(block)
    return end > start ? this.index.touching([start, end]) : []
  }

  /** Whether the lines of the block have moved: three lanes need higher ones. */
  #makeRoom(element: HTMLElement, depth: number): boolean {
    const isCrowded = depth >= LANES
    if (isCrowded === element.classList.contains('has-lanes')) return false
    element.classList.toggle('has-lanes', isCrowded)
    return true
  }

  /** Gives the lines of a section their height before they are laid out, which else happens twice. */
  prepare(section: number): void {
    const { firstBlock = 0, endBlock = 0 } = this.#document.sections[section] ?? {}
    for (let block = firstBlock; block < endBlock; block++) {
      const element = this.#document.blockElement(block)
      if (element === undefined) continue
      // Cheaper than to cut the lanes of a block that may never come into view.
      const isCrowded = isAsDeepAs(LANES, this.#rangeOf(block), this.#itemsOf(block))
      if (isCrowded) this.#makeRoom(element, LANES)
    }
  }

  #unregister(block: number): void {
    for (const [highlight, range] of this.#painted.get(block)?.ranges ?? []) highlight.delete(range)
  }

  #erase(block: number): void {
    this.#unregister(block)
    this.#painted.get(block)?.strips?.clear()
    this.#painted.delete(block)
    this.#unruled.delete(block)
  }

  /** The text has moved inside its sections: every ruling is to be measured again. */
  forgetRulings(): void {
    for (const [block, painted] of this.#painted) {
      if (painted.strips === null) continue
      painted.strips.clear()
      painted.strips = null
      this.#unruled.add(block)
    }
  }

  /** The block has changed its height: what stands below it in its section has moved. */
  #forgetRulingsAfter(block: number): void {
    const section = this.#document.sectionOfBlock(block)
    for (const other of this.#painted.keys()) {
      if (other > block && this.#document.sectionOfBlock(other) === section)
        this.#unruled.add(other)
    }
  }

  /**
   * Draws the rulings that are missing in a window. Subtle: all is measured before the first is drawn, or
   * every block would cost a layout.
   */
  drawRulings([first, last]: Span): void {
    const wanted = [...this.#unruled].filter((block) => block >= first && block <= last)
    const origins = new Map<number, DOMRect>()
    const measured = wanted.map((block) => ({ block, strips: this.#measure(block, origins) }))
    for (const { block, strips } of measured) {
      this.#place(block, strips)
      this.#unruled.delete(block)
    }
  }

  #measure(block: number, origins: Map<number, DOMRect>): Strip[] {
    const painted = this.#painted.get(block)
    if (painted === undefined) return []
    const { element } = painted
    const section = this.#document.sectionOfBlock(block)
    let origin = origins.get(section)
    if (origin === undefined) {
      origin = this.#document.sectionElement(section).getBoundingClientRect()
      origins.set(section, origin)
    }
    const sectionBox = origin
    const [start, end] = this.#rangeOf(block)
    const range = document.createRange()
    return stripsOf(painted.lanes, painted.items, [start, end], this.#selectedId, (from, to) => {
      const startPoint = pointInBlock(element, from - start, 'start')
      const endPoint = pointInBlock(element, to - start, 'end')
      range.setStart(startPoint.node, startPoint.offset)
      range.setEnd(endPoint.node, endPoint.offset)
      return lineBoxes(range, sectionBox)
    })
  }

  #place(block: number, strips: readonly Strip[]): void {
    const painted = this.#painted.get(block)
    if (painted === undefined) return
    const section = painted.element.closest('.reader-section')?.lastElementChild
    if (!section) return
    painted.strips ??= new StripLayer(section)
    painted.strips.show(strips)
  }

  eraseAll(): void {
    for (const block of [...this.#painted.keys()]) this.#erase(block)
  }
}

function looksAlike(one: PaintedHighlight, other: PaintedHighlight): boolean {
  const isSame = (key: 'colour' | 'ruling' | 'state' | 'label') => one[key] === other[key]
  return (
    one === other ||
    (isSame('colour') &&
      isSame('ruling') &&
      isSame('state') &&
      isSame('label') &&
      one.ranges.join() === other.ranges.join())
  )
}

function staticRange(element: HTMLElement, start: number, end: number): StaticRange {
  const startPoint = pointInBlock(element, start, 'start')
  const endPoint = pointInBlock(element, end, 'end')
  return new StaticRange({
    startContainer: startPoint.node,
    startOffset: startPoint.offset,
    endContainer: endPoint.node,
    endOffset: endPoint.offset,
  })
}
