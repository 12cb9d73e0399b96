import type { Range } from '../../core/model/range.ts'
import { type DensityTick, densityTicks, frameOf, TICK_HEIGHT } from './densityTicks.ts'
import { markColourOf } from './inks.ts'
import type { PaintedHighlight } from './readerTypes.ts'

export interface DensityStripOptions {
  /** Units of text. */
  readonly length: number
  readonly label: string
  /** The scrolling element. */
  readonly controls: HTMLElement
  onScrollTo(offset: number): void
  /** What hovering a tick says; its count when left out. */
  nameOf?(ids: readonly string[]): string
}

export interface DensityStrip {
  setHighlights(highlights: readonly PaintedHighlight[]): void
  setVisible(range: Range): void
  destroy(): void
}

const COLUMN_WIDTH = 5
const SIDE = 1.5
let stripCount = 0

/** The whole text at a glance, at its right edge: where highlights are and what is in view. Scrolls it too. */
export function createDensityStrip(place: HTMLElement, options: DensityStripOptions): DensityStrip {
  return new Strip(place, options)
}

class Strip implements DensityStrip {
  readonly #element: HTMLElement
  readonly #canvas = document.createElement('canvas')
  readonly #frame = document.createElement('div')
  readonly #options: DensityStripOptions
  readonly #endings = new AbortController()
  readonly #resizes = new ResizeObserver(() => this.#scheduleDrawing())
  readonly #themes = new MutationObserver(() => this.#scheduleDrawing())
  #highlights: readonly PaintedHighlight[] = []
  #ticks: readonly DensityTick[] = []
  #visible: Range = [0, 0]
  #request = 0

  constructor(place: HTMLElement, options: DensityStripOptions) {
    this.#options = options
    this.#element = document.createElement('div')
    this.#element.className = 'reader-density'
    this.#element.tabIndex = 0
    this.#frame.className = 'reader-density-frame'
    this.#element.append(this.#canvas, this.#frame)
    place.append(this.#element)
    this.#describe()
    this.#listen()
  }

  #describe(): void {
    const { controls, label } = this.#options
    controls.id ||= `reader-scroller-${++stripCount}`
    this.#element.role = 'scrollbar'
    this.#element.ariaLabel = label
    this.#element.ariaOrientation = 'vertical'
    this.#element.ariaValueMin = '0'
    this.#element.ariaValueMax = '100'
    this.#element.ariaValueNow = '0'
    this.#element.setAttribute('aria-controls', controls.id)
  }

  #listen(): void {
    const { signal } = this.#endings
    const element = this.#element
    element.addEventListener('pointerdown', (event) => this.#onPointerDown(event), { signal })
    element.addEventListener('pointermove', (event) => this.#onPointerMove(event), { signal })
    element.addEventListener('keydown', (event) => this.#onKeyDown(event), { signal })
    // Canvas pixels do not follow a theme by themselves.
    this.#themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    this.#resizes.observe(element)
  }

  setHighlights(highlights: readonly PaintedHighlight[]): void {
    this.#highlights = highlights
    this.#scheduleDrawing()
  }

  setVisible(range: Range): void {
    this.#visible = range
    const { top, height } = frameOf(range, this.#options.length, this.#element.clientHeight)
    this.#frame.style.top = `${top}px`
    this.#frame.style.height = `${height}px`
    const share = range[0] / Math.max(1, this.#options.length - (range[1] - range[0]))
    this.#element.ariaValueNow = String(Math.round(Math.min(1, share) * 100))
  }

  destroy(): void {
    this.#endings.abort()
    this.#resizes.disconnect()
    this.#themes.disconnect()
    cancelAnimationFrame(this.#request)
    this.#element.remove()
  }

  #scheduleDrawing(): void {
    cancelAnimationFrame(this.#request)
    this.#request = requestAnimationFrame(() => this.#draw())
  }

  #draw(): void {
    const { clientWidth: width, clientHeight: height } = this.#element
    this.#canvas.width = Math.round(width * devicePixelRatio)
    this.#canvas.height = Math.round(height * devicePixelRatio)
    const context = this.#canvas.getContext('2d')
    if (context === null) return
    context.scale(devicePixelRatio, devicePixelRatio)
    this.#ticks = densityTicks(this.#highlights, this.#options.length, height)
    const style = getComputedStyle(this.#element)
    for (const { top, column, width: columns, colour } of this.#ticks) {
      context.fillStyle = resolved(markColourOf(colour), style)
      const left = SIDE + column * COLUMN_WIDTH
      context.fillRect(left, top, columns * COLUMN_WIDTH - 1, TICK_HEIGHT)
    }
    this.setVisible(this.#visible)
  }

  #onPointerDown(event: PointerEvent): void {
    this.#element.setPointerCapture(event.pointerId)
    this.#scrollToPointer(event)
  }

  #onPointerMove(event: PointerEvent): void {
    if (this.#element.hasPointerCapture(event.pointerId)) this.#scrollToPointer(event)
    else this.#element.title = this.#nameAt(event.offsetY)
  }

  #scrollToPointer({ clientY }: PointerEvent): void {
    const { top, height } = this.#element.getBoundingClientRect()
    const inView = this.#visible[1] - this.#visible[0]
    // What is pointed at comes to the middle of the view.
    const offset = ((clientY - top) / Math.max(1, height)) * this.#options.length - inView / 2
    this.#scrollTo(offset)
  }

  #scrollTo(offset: number): void {
    const last = Math.max(0, this.#options.length - 1)
    this.#options.onScrollTo(Math.round(Math.min(Math.max(offset, 0), last)))
  }

  #onKeyDown(event: KeyboardEvent): void {
    const [start, end] = this.#visible
    const page = Math.max(1, end - start)
    const target: Readonly<Record<string, number>> = {
      ArrowDown: start + page / 8,
      ArrowUp: start - page / 8,
      PageDown: start + page,
      PageUp: start - page,
      Home: 0,
      End: this.#options.length,
    }
    const offset = target[event.key]
    if (offset === undefined) return
    event.preventDefault()
    this.#scrollTo(offset)
  }

  #nameAt(y: number): string {
    const hit = this.#ticks.filter(({ top }) => y >= top - 1 && y <= top + TICK_HEIGHT + 1)
    const ids = hit.flatMap((tick) => tick.ids)
    if (ids.length === 0) return ''
    return this.#options.nameOf?.(ids) ?? String(ids.length)
  }
}

/** A canvas knows no custom properties: `var(--h3)` becomes the colour it stands for. */
function resolved(colour: string, style: CSSStyleDeclaration): string {
  const name = /^var\((--[\w-]+)\)$/.exec(colour)?.[1]
  return name === undefined ? colour : style.getPropertyValue(name).trim()
}
