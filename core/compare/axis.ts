import type { Range } from '../model/range.ts'
import { at } from '../text/at.ts'
import { lowerBound } from '../text/tokenSpan.ts'
import type { Collation, Layer, SideName, Stretch } from './collation.ts'
import { type Spans, spansOf } from './spans.ts'

/** What a highlight covers, on the axis of a collation. */
export interface Footprint {
  /**
   * From the first character covered to the last in each layer: text of the other side in between is in it, text
   * of the other side at its ends is not.
   */
  readonly whole: Spans
  /**
   * The same from the first to the last character that both texts have: where the alignment puts the
   * highlight on the other side. Empty when nothing of it is left there.
   */
  readonly core: Spans
}

/** The stretches of one layer that hold text of one side, in order. */
class SideLayer {
  readonly #side: SideName
  readonly #stretches: readonly Stretch[]
  readonly #starts: Int32Array
  readonly #ends: Int32Array

  constructor({ stretches }: Layer, side: SideName) {
    this.#side = side
    this.#stretches = stretches.filter((stretch) => startOf(stretch, side) < endOf(stretch, side))
    this.#starts = Int32Array.from(this.#stretches, (stretch) => startOf(stretch, side))
    this.#ends = Int32Array.from(this.#stretches, (stretch) => endOf(stretch, side))
  }

  /** Adds what [start, end) covers here. */
  cover([start, end]: Range, whole: [number, number][], core: [number, number][]): void {
    let first = lowerBound(this.#ends, start + 1)
    let last = lowerBound(this.#starts, end) - 1
    if (first > last) return
    whole.push([this.#axisAt(first, start), this.#axisAt(last, end)])
    while (first <= last && !this.#stretches[first]?.isEqual) first++
    while (first <= last && !this.#stretches[last]?.isEqual) last--
    if (first <= last) core.push([this.#axisAt(first, start), this.#axisAt(last, end)])
  }

  /** Where an offset stands on the axis, or the text after it when it is not in this layer. */
  positionOf(offset: number): number {
    const index = lowerBound(this.#ends, offset + 1)
    if (index < this.#stretches.length) return this.#axisAt(index, offset)
    return this.#stretches.at(-1)?.axisEnd ?? 0
  }

  /** Place of an offset on the axis, or the nearest one in the stretch. */
  #axisAt(index: number, offset: number): number {
    const stretch = this.#stretches[index]
    if (!stretch) return 0
    const start = startOf(stretch, this.#side)
    const length = endOf(stretch, this.#side) - start
    const inside = Math.min(Math.max(offset - start, 0), length)
    const axisLength = stretch.axisEnd - stretch.axisStart
    return stretch.axisStart + Math.round((inside * axisLength) / length)
  }
}

function startOf(stretch: Stretch, side: SideName): number {
  return side === 'left' ? stretch.leftStart : stretch.rightStart
}

function endOf(stretch: Stretch, side: SideName): number {
  return side === 'left' ? stretch.leftEnd : stretch.rightEnd
}

/** One side: the layer in place, and the moved blocks by their place in this text. */
class SideIndex {
  readonly inPlace: SideLayer
  readonly #moved: readonly SideLayer[]
  readonly #starts: Int32Array
  readonly #ends: Int32Array

  constructor({ layers }: Collation, side: SideName) {
    const blocks = layers.flatMap((layer) => {
      return layer.move === null ? [] : [{ layer, range: layer.move[side] }]
    })
    blocks.sort((a, b) => a.range[0] - b.range[0])
    this.inPlace = new SideLayer(layers[0] ?? { move: null, stretches: [] }, side)
    this.#moved = blocks.map(({ layer }) => new SideLayer(layer, side))
    this.#starts = Int32Array.from(blocks, ({ range }) => range[0])
    this.#ends = Int32Array.from(blocks, ({ range }) => range[1])
  }

  footprint(ranges: readonly Range[]): Footprint {
    const whole: [number, number][] = []
    const core: [number, number][] = []
    for (const range of ranges) {
      this.inPlace.cover(range, whole, core)
      const end = lowerBound(this.#starts, range[1])
      for (let i = lowerBound(this.#ends, range[0] + 1); i < end; i++) {
        this.#moved[i]?.cover(range, whole, core)
      }
    }
    return { whole: spansOf(whole), core: spansOf(core) }
  }
}

/** Answers what highlights of both sides cover on their common axis; every answer in O(log n). */
export class Axis {
  readonly #left: SideIndex
  readonly #right: SideIndex
  readonly #stretches: readonly Stretch[]
  readonly #ends: Int32Array
  /** How many changes stand before each. */
  readonly #changesBefore: Int32Array
  readonly #inPlaceEnd: number

  /** `isChange` says which of the stretches that differ count as changes. */
  constructor(collation: Collation, isChange: (stretch: Stretch) => boolean = () => true) {
    this.#left = new SideIndex(collation, 'left')
    this.#right = new SideIndex(collation, 'right')
    this.#stretches = collation.layers.flatMap(({ stretches }) => stretches)
    this.#ends = Int32Array.from(this.#stretches, ({ axisEnd }) => axisEnd)
    this.#changesBefore = new Int32Array(this.#stretches.length + 1)
    this.#stretches.forEach((stretch, i) => {
      const isCounted = !stretch.isEqual && isChange(stretch)
      this.#changesBefore[i + 1] = at(this.#changesBefore, i) + (isCounted ? 1 : 0)
    })
    this.#inPlaceEnd = collation.layers[0]?.stretches.at(-1)?.axisEnd ?? 0
  }

  footprint(side: SideName, ranges: readonly Range[]): Footprint {
    return this.#index(side).footprint(ranges)
  }

  /** Where an offset stands in reading order; for a moved passage, the place it left or came to. */
  readingPosition(side: SideName, offset: number): number {
    return this.#index(side).inPlace.positionOf(offset)
  }

  /** Whether any text in the spans changed. */
  holdsChange(spans: Spans): boolean {
    return spans.some(([start, end]) => {
      const first = lowerBound(this.#ends, start + 1)
      const last = lowerBound(this.#ends, end)
      return at(this.#changesBefore, last + 1) > at(this.#changesBefore, first)
    })
  }

  /** Whether any text in the spans is in a moved block. */
  holdsMove(spans: Spans): boolean {
    return spans.some(([, end]) => end > this.#inPlaceEnd)
  }

  /** The words of the left text that both texts have in these spans. */
  equalText(spans: Spans, leftText: string): string {
    let words = ''
    for (const [start, end] of spans) {
      for (let i = lowerBound(this.#ends, start + 1); i < this.#stretches.length; i++) {
        const stretch = this.#stretches[i]
        if (!stretch || stretch.axisStart >= end) break
        if (!stretch.isEqual) continue
        const from = Math.max(start, stretch.axisStart) - stretch.axisStart
        const to = Math.min(end, stretch.axisEnd) - stretch.axisStart
        words += leftText.slice(stretch.leftStart + from, stretch.leftStart + to)
      }
    }
    return words
  }

  #index(side: SideName): SideIndex {
    return side === 'left' ? this.#left : this.#right
  }
}
