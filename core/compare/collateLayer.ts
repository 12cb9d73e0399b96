import type { Range } from '../model/range.ts'
import { at } from '../text/at.ts'
import { lowerBound } from '../text/tokenSpan.ts'
import { endOf, type Tokens } from '../text/tokens.ts'
import { collateGap, type GapReader } from './collateGap.ts'
import { Holes } from './holes.ts'
import { commonUnits, sameUnits } from './sameUnits.ts'

/** One text of a layer. All ranges are sorted and disjoint. */
export interface LayerSide {
  readonly text: string
  readonly tokens: Tokens
  /** What belongs to other layers. */
  readonly holes: readonly Range[]
  /** Blocks without a counterpart on the other side. */
  readonly strays: readonly Range[]
}

/** Two texts whose words are aligned. */
export interface LayerInput {
  readonly left: LayerSide
  readonly right: LayerSide
  /** Right word of each left word, -1 if none; increasing. */
  readonly toRight: Int32Array
  /** Places that belong together although no word stands there: where paired blocks begin and end. */
  readonly cuts: readonly (readonly [left: number, right: number])[]
}

/** A stretch before it has its place on the axis. */
export interface PlainStretch {
  readonly isEqual: boolean
  readonly leftStart: number
  readonly leftEnd: number
  readonly rightStart: number
  readonly rightEnd: number
}

/** Words that are tried as one piece. */
const LONGEST_RUN = 256

type Growing = { -readonly [Key in keyof PlainStretch]: PlainStretch[Key] }

/** Joins what touches on both sides. */
class StretchList implements GapReader {
  readonly stretches: Growing[] = []
  #fence = 0

  equal(left: Range, right: Range): void {
    this.#add(true, left, right)
  }

  change(left: Range, right: Range): void {
    this.#add(false, left, right)
  }

  fence(): void {
    this.#fence = this.stretches.length
  }

  #add(isEqual: boolean, left: Range, right: Range): void {
    const last = this.stretches.at(-1)
    const isFenced = !isEqual && this.stretches.length === this.#fence
    const touches = last?.leftEnd === left[0] && last.rightEnd === right[0]
    if (last && touches && !isFenced && last.isEqual === isEqual) {
      last.leftEnd = left[1]
      last.rightEnd = right[1]
      return
    }
    this.stretches.push({
      isEqual,
      leftStart: left[0],
      leftEnd: left[1],
      rightStart: right[0],
      rightEnd: right[1],
    })
  }
}

/** One side while it is walked: how far the layer is told. */
class Walk {
  readonly side: LayerSide
  /** For words and for gaps: each is asked about places that only grow. */
  readonly wordHoles: Holes
  readonly #gapHoles: Holes
  readonly #strays: readonly Range[]
  #nextStray = 0
  told = 0

  constructor(side: LayerSide) {
    this.side = side
    this.wordHoles = new Holes(side.holes)
    this.#gapHoles = new Holes(side.holes)
    this.#strays = side.strays
  }

  hasHoleUntil(end: number): boolean {
    return this.#gapHoles.touch(this.told, end)
  }

  piecesUntil(end: number): Range[] {
    return this.#gapHoles.piecesOf(this.told, end)
  }

  hasStrayUntil(end: number): boolean {
    for (let stray = this.#strays[this.#nextStray]; stray; stray = this.#strays[this.#nextStray]) {
      if (stray[0] >= this.told) return stray[1] <= end
      this.#nextStray++
    }
    return false
  }
}

class LayerCollator {
  readonly #input: LayerInput
  readonly #left: Walk
  readonly #right: Walk
  readonly #list = new StretchList()
  #nextCut = 0

  constructor(input: LayerInput) {
    this.#input = input
    this.#left = new Walk(input.left)
    this.#right = new Walk(input.right)
  }

  run(): PlainStretch[] {
    const left = this.#input.left.tokens
    for (let i = 0; i < left.count; ) {
      const count = this.#runFrom(i)
      if (count > 0) this.#tellRun(i, count)
      i += Math.max(1, count)
    }
    this.#tellGap(this.#input.left.text.length, this.#input.right.text.length)
    return this.#list.stretches
  }

  /** Tells words that have counterparts one after the other, and what stands before and between them. */
  #tellRun(first: number, count: number): void {
    const { left, right, toRight } = this.#input
    const end = first + count
    const leftEnd = endOf(left.tokens, end - 1)
    const rightEnd = endOf(right.tokens, at(toRight, end - 1))
    for (let word = first; word < end; word++) {
      if (this.#tellEqualUntil(leftEnd, rightEnd)) return
      word = this.#tellEqualWords(word, end)
      if (word < end) this.#tellPair(word)
    }
  }

  /** Tells the words [first, end) of a run as far as they and what stands before each is the same; returns how far. */
  #tellEqualWords(first: number, end: number): number {
    const { left, right, toRight } = this.#input
    const leftTold = this.#left.told
    const rightTold = this.#right.told
    const most = endOf(left.tokens, end - 1) - leftTold
    const common = commonUnits(left.text, leftTold, right.text, rightTold, most)
    let word = Math.min(end, lowerBound(left.tokens.starts, leftTold + common))
    while (word > first && endOf(left.tokens, word - 1) - leftTold > common) word--
    if (word <= first) return first
    const leftEnd = endOf(left.tokens, word - 1)
    const rightEnd = endOf(right.tokens, at(toRight, word - 1))
    return this.#tellEqualUntil(leftEnd, rightEnd) ? word : first
  }

  /** How many words from this one on have counterparts one after the other; at most LONGEST_RUN. */
  #runFrom(first: number): number {
    const { toRight } = this.#input
    const start = at(toRight, first)
    if (start < 0) return 0
    let count = 1
    while (count < LONGEST_RUN && toRight[first + count] === start + count) count++
    return count
  }

  #tellPair(i: number): void {
    const left = this.#input.left.tokens
    const right = this.#input.right.tokens
    const j = at(this.#input.toRight, i)
    const leftWord: Range = [at(left.starts, i), endOf(left, i)]
    const rightWord: Range = [at(right.starts, j), endOf(right, j)]
    if (this.#left.wordHoles.touch(...leftWord)) return
    if (this.#right.wordHoles.touch(...rightWord)) return
    this.#tellWord(leftWord, rightWord)
  }

  /** Tells a word that has a counterpart, and what stands before it. */
  #tellWord(left: Range, right: Range): void {
    if (this.#tellEqualUntil(left[1], right[1])) return
    this.#tellGap(left[0], right[0])
    if (this.#tellEqualUntil(left[1], right[1])) return
    this.#list.change(left, right)
    this.#left.told = left[1]
    this.#right.told = right[1]
  }

  #tellEqualUntil(leftEnd: number, rightEnd: number): boolean {
    const left = this.#left.told
    const right = this.#right.told
    if (leftEnd - left !== rightEnd - right) return false
    if (this.#left.hasHoleUntil(leftEnd) || this.#right.hasHoleUntil(rightEnd)) return false
    const length = leftEnd - left
    if (!sameUnits(this.#input.left.text, left, this.#input.right.text, right, length)) return false
    if (length > 0) this.#list.equal([left, leftEnd], [right, rightEnd])
    this.#left.told = leftEnd
    this.#right.told = rightEnd
    return true
  }

  #tellGap(leftEnd: number, rightEnd: number): void {
    for (let cut = this.#cutWithin(leftEnd, rightEnd); cut; ) {
      this.#tellPart(...cut)
      this.#list.fence()
      cut = this.#cutWithin(leftEnd, rightEnd)
    }
    this.#tellPart(leftEnd, rightEnd)
  }

  /** The next cut before the ends of a gap. A cut that the words contradict is passed over. */
  #cutWithin(leftEnd: number, rightEnd: number): readonly [number, number] | null {
    for (let cut = this.#input.cuts[this.#nextCut]; cut; cut = this.#input.cuts[this.#nextCut]) {
      const isPast = cut[0] < this.#left.told || cut[1] < this.#right.told
      if (!isPast && (cut[0] > leftEnd || cut[1] > rightEnd)) return null
      this.#nextCut++
      if (!isPast) return cut
    }
    return null
  }

  #tellPart(leftEnd: number, rightEnd: number): void {
    if (!this.#tellEqualUntil(leftEnd, rightEnd)) {
      collateGap(gapSide(this.#left, leftEnd), gapSide(this.#right, rightEnd), this.#list)
    }
    this.#left.told = leftEnd
    this.#right.told = rightEnd
  }
}

function gapSide(walk: Walk, end: number) {
  return {
    text: walk.side.text,
    tokens: walk.side.tokens,
    from: walk.told,
    pieces: walk.piecesUntil(end),
    hasStray: walk.hasStrayUntil(end),
  }
}

/** Lays two aligned texts side by side: every character outside the holes is in exactly one stretch. */
export function collateLayer(input: LayerInput): PlainStretch[] {
  return new LayerCollator(input).run()
}
