import type { Range } from '../../core/model/range.ts'

/** Ranges sorted by start that may overlap; what touches a window is found in O(log n + found). */
export class SortedRanges {
  readonly #ranges: readonly Range[]
  /** Greatest end so far: does not decrease, so the first range that can reach a window is searched. */
  readonly #reach: Int32Array

  constructor(ranges: readonly Range[]) {
    this.#ranges = ranges
    this.#reach = new Int32Array(ranges.length)
    let reach = 0
    for (const [index, range] of ranges.entries()) {
      reach = Math.max(reach, range[1])
      this.#reach[index] = reach
    }
  }

  touching([start, end]: Range): Range[] {
    const found: Range[] = []
    for (let index = this.#firstReaching(start); index < this.#ranges.length; index++) {
      const range = this.#ranges[index]
      if (range === undefined || range[0] >= end) break
      if (range[1] > start) found.push(range)
    }
    return found
  }

  #firstReaching(start: number): number {
    let low = 0
    let high = this.#reach.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#reach[middle] ?? 0) > start) high = middle
      else low = middle + 1
    }
    return low
  }
}
