import { at } from '../text/at.ts'
import { heaviestChain } from './heaviestChain.ts'
import { MAX_EXACT_CELLS, mapLongestCommon } from './longestCommon.ts'
import { cellsOf, type Region } from './region.ts'
import { uniqueGrams } from './uniqueGrams.ts'

/** Regions this small are compared exactly at once; anchors would not be faster. */
const SMALL_CELLS = 4_000

/**
 * Lengths of the runs looked for, surest first. Each is tried again inside the gaps it leaves, where
 * more runs are unique.
 */
const GRAM_SIZES = [6, 6, 3, 3, 2, 1, 1] as const

interface Task {
  readonly region: Region
  readonly level: number
}

/** Compares two sequences of ids region by region; writes left index -> right index into toRight. */
class IdAligner {
  readonly #left: Int32Array
  readonly #right: Int32Array
  readonly #toRight: Int32Array
  readonly #tasks: Task[] = []

  constructor(left: Int32Array, right: Int32Array, toRight: Int32Array) {
    this.#left = left
    this.#right = right
    this.#toRight = toRight
  }

  run(region: Region): void {
    this.#tasks.push({ region, level: 0 })
    for (let task = this.#tasks.pop(); task; task = this.#tasks.pop()) this.#solve(task)
  }

  #solve({ region, level }: Task): void {
    const core = this.#mapEqualEnds(region)
    const cells = cellsOf(core)
    if (cells === 0) return
    const size = GRAM_SIZES[level]
    if (cells <= SMALL_CELLS || (size === undefined && cells <= MAX_EXACT_CELLS)) {
      mapLongestCommon(this.#left, this.#right, core, this.#toRight)
    } else if (size === undefined) {
      this.#halve(core)
    } else {
      this.#splitAtGrams(core, level, size)
    }
  }

  /** Maps what is equal at both ends of a region and returns what is left between. */
  #mapEqualEnds(region: Region): Region {
    let { leftStart, leftEnd, rightStart, rightEnd } = region
    while (
      leftStart < leftEnd &&
      rightStart < rightEnd &&
      at(this.#left, leftStart) === at(this.#right, rightStart)
    ) {
      this.#toRight[leftStart++] = rightStart++
    }
    while (
      leftStart < leftEnd &&
      rightStart < rightEnd &&
      at(this.#left, leftEnd - 1) === at(this.#right, rightEnd - 1)
    ) {
      this.#toRight[--leftEnd] = --rightEnd
    }
    return { leftStart, leftEnd, rightStart, rightEnd }
  }

  /**
   * The gaps between the anchors become regions of their own. Subtle: an anchor need not be mapped
   * here; each gap ends before it and the next begins at it, so equal ends take it and whatever it
   * grows into.
   */
  #splitAtGrams(region: Region, level: number, size: number): void {
    const seeds = uniqueGrams(this.#left, this.#right, region, size)
    const chain = heaviestChain(seeds, () => 1, region.rightStart, region.rightEnd)
    let { leftStart, rightStart } = region
    for (const seed of chain) {
      const left = at(seeds.lefts, seed)
      const right = at(seeds.rights, seed)
      if (left < leftStart || right < rightStart) continue
      const gap = { leftStart, leftEnd: left, rightStart, rightEnd: right }
      this.#tasks.push({ region: gap, level: level + 1 })
      let length = size
      while (
        left + length < region.leftEnd &&
        right + length < region.rightEnd &&
        at(this.#left, left + length) === at(this.#right, right + length)
      ) {
        length++
      }
      for (let i = 0; i < length; i++) this.#toRight[left + i] = right + i
      leftStart = left + length
      rightStart = right + length
    }
    const rest = { leftStart, leftEnd: region.leftEnd, rightStart, rightEnd: region.rightEnd }
    this.#tasks.push({ region: rest, level: level + 1 })
  }

  /** Nothing in it is unique and it is too large for the table: compare its halves with each other. */
  #halve(region: Region): void {
    const leftMiddle = (region.leftStart + region.leftEnd) >> 1
    const rightMiddle = (region.rightStart + region.rightEnd) >> 1
    const level = GRAM_SIZES.length
    this.#tasks.push(
      { region: { ...region, leftEnd: leftMiddle, rightEnd: rightMiddle }, level },
      { region: { ...region, leftStart: leftMiddle, rightStart: rightMiddle }, level },
    )
  }
}

/**
 * Maps the ids of each region that both sequences have in common, in order: anchors on runs that are
 * unique on both sides, longer runs first (after Bram Cohen's patience diff), and an exact longest
 * common subsequence in what is left between them. Near-linear where the texts are alike.
 *
 * toRight[left] becomes the right index, strictly increasing within a region; regions must be disjoint
 * and in order on both sides. Entries of ids without a partner are left as they are.
 */
export function alignIds(
  left: Int32Array,
  right: Int32Array,
  regions: readonly Region[],
  toRight: Int32Array,
): void {
  const aligner = new IdAligner(left, right, toRight)
  for (const region of regions) aligner.run(region)
}
