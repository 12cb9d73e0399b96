import { at } from '../text/at.ts'
import { endOf, type Tokens } from '../text/tokens.ts'

/** A gap is slid at most this many words each way, so that the cost stays linear. */
const MAX_SLIDE = 400

/** Score of a gap that begins and ends between sentences: nothing better can be asked of it. */
const NATURAL = 6

/** One side of a comparison. */
export interface Side {
  readonly text: string
  readonly tokens: Tokens
}

const sentenceEnd = /[.!?…。！？]/
const clauseEnd = /[,;:()—–、，；：（）]/

/** How strong the break before a word is: 4 line, 3 sentence, 1 clause, 0 none. */
export function breakBefore({ text, tokens }: Side, token: number): number {
  if (token <= 0 || token >= tokens.count) return 4
  return breakOf(text.slice(endOf(tokens, token - 1), at(tokens.starts, token)))
}

function breakOf(between: string): number {
  if (between === ' ') return 0
  if (between.includes('\n')) return 4
  if (sentenceEnd.test(between)) return 3
  return clauseEnd.test(between) ? 1 : 0
}

/** The unmatched words between two matched pairs that are neighbours. */
interface Gap {
  /** Last matched pair before it. */
  readonly left: number
  readonly right: number
  /** First matched pair after it. */
  readonly leftNext: number
  readonly rightNext: number
}

class GapSlider {
  readonly #left: Side
  readonly #right: Side
  readonly #toRight: Int32Array

  constructor(left: Side, right: Side, toRight: Int32Array) {
    this.#left = left
    this.#right = right
    this.#toRight = toRight
  }

  /** Moves the gap to its best place; returns how many words to the right, negative to the left. */
  slide(gap: Gap): number {
    const back = this.#roomBack(gap)
    const forth = this.#roomForth(gap)
    if (back === 0 && forth === 0) return 0
    let best = 0
    let bestScore = this.#score(gap, 0)
    for (let shift = -back; shift <= forth; shift++) {
      const score = this.#score(gap, shift)
      if (score > bestScore) {
        best = shift
        bestScore = score
      }
    }
    this.#apply(gap, best)
    return best
  }

  /** Marks the left words of the pairs that another place, as natural as this one, would undo. */
  markUndecided(gap: Gap, undecided: Uint8Array): void {
    const back = this.#roomBack(gap)
    const forth = this.#roomForth(gap)
    if (back === 0 && forth === 0) return
    const enough = Math.min(this.#score(gap, 0), NATURAL)
    const isNatural = (shift: number) => this.#score(gap, shift) >= enough
    let furthestBack = back
    while (furthestBack > 0 && !isNatural(-furthestBack)) furthestBack--
    let furthestForth = forth
    while (furthestForth > 0 && !isNatural(furthestForth)) furthestForth--
    undecided.fill(1, gap.left - furthestBack + 1, gap.left + 1)
    undecided.fill(1, gap.leftNext, gap.leftNext + furthestForth)
  }

  #equal(left: number, right: number): boolean {
    return at(this.#left.tokens.ids, left) === at(this.#right.tokens.ids, right)
  }

  /** How many pairs before the gap could stand at its end instead. */
  #roomBack(gap: Gap): number {
    let room = 0
    while (
      room < MAX_SLIDE &&
      gap.left - room >= 0 &&
      at(this.#toRight, gap.left - room) === gap.right - room &&
      this.#equal(gap.leftNext - 1 - room, gap.rightNext - 1 - room)
    ) {
      room++
    }
    return room
  }

  /** How many pairs after the gap could stand at its start instead. */
  #roomForth(gap: Gap): number {
    let room = 0
    while (
      room < MAX_SLIDE &&
      gap.leftNext + room < this.#left.tokens.count &&
      at(this.#toRight, gap.leftNext + room) === gap.rightNext + room &&
      this.#equal(gap.left + 1 + room, gap.right + 1 + room)
    ) {
      room++
    }
    return room
  }

  #score(gap: Gap, shift: number): number {
    let score = 0
    if (gap.leftNext - gap.left > 1) {
      score += breakBefore(this.#left, gap.left + 1 + shift)
      score += breakBefore(this.#left, gap.leftNext + shift)
    }
    if (gap.rightNext - gap.right > 1) {
      score += breakBefore(this.#right, gap.right + 1 + shift)
      score += breakBefore(this.#right, gap.rightNext + shift)
    }
    return score
  }

  #apply(gap: Gap, shift: number): void {
    for (let i = 0; i < -shift; i++) {
      this.#toRight[gap.left - i] = -1
      this.#toRight[gap.leftNext - 1 - i] = gap.rightNext - 1 - i
    }
    for (let i = 0; i < shift; i++) {
      this.#toRight[gap.leftNext + i] = -1
      this.#toRight[gap.left + 1 + i] = gap.right + 1 + i
    }
  }
}

/**
 * Where an insertion or deletion could stand at several places with the same result, puts it where
 * a writer would: between lines, sentences or clauses rather than inside them. Of two
 * sentences that begin alike the deleted one is then whole, instead of the end of one and the start of
 * the other. The number of matched words does not change.
 */
export function slideGaps(left: Side, right: Side, toRight: Int32Array): void {
  const slider = new GapSlider(left, right, toRight)
  forEachGap(left, right, toRight, (gap) => slider.slide(gap))
}

/**
 * Marks with 1 the left words whose partner is a matter of choice: beside an insertion or
 * deletion that repeats them, the other copy could as well have been the one that stayed. `toRight` is
 * a map that `slideGaps` has been over.
 */
export function undecidedWords(left: Side, right: Side, toRight: Int32Array): Uint8Array {
  const slider = new GapSlider(left, right, toRight)
  const undecided = new Uint8Array(left.tokens.count)
  forEachGap(left, right, toRight, (gap) => {
    slider.markUndecided(gap, undecided)
    return 0
  })
  return undecided
}

/**
 * End of the words from `first` on that follow each other on the right side, too, from `right` on: nearly all of
 * them. On its own, so that an engine compiles the loop that is run for every word apart from the one for gaps.
 */
function endOfRun(toRight: Int32Array, first: number, right: number): number {
  let end = first
  while (end < toRight.length && at(toRight, end) === right + end - first) end++
  return end
}

/** Visits gaps from left to right; `visit` returns by how many words it moved the gap. */
function forEachGap(
  left: Side,
  right: Side,
  toRight: Int32Array,
  visit: (gap: Gap) => number,
): void {
  const { count } = left.tokens
  let last = -1
  let lastRight = -1
  for (let i = 0; i <= count; i++) {
    if (i === last + 1) {
      i = endOfRun(toRight, i, lastRight + 1)
      lastRight += i - 1 - last
      last = i - 1
    }
    const j = i < count ? at(toRight, i) : right.tokens.count
    if (j < 0) continue
    const isGap = i - last > 1 || j - lastRight > 1
    const shift = isGap ? visit({ left: last, right: lastRight, leftNext: i, rightNext: j }) : 0
    // Subtle: a move to the right took the pairs from i on; the next one still there is after them.
    last = shift > 0 ? last + shift : i
    lastRight = shift > 0 ? at(toRight, last) : j
    if (shift > 0) i += shift - 1
  }
}
