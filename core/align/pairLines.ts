import { at, byteAt } from '../text/at.ts'
import { heaviestChain } from './heaviestChain.ts'
import type { Region } from './region.ts'
import { uniqueGrams } from './uniqueGrams.ts'

/** The lines of a text: equal ones share a number on both sides; the heavier one is, the surer a sign it is. */
export interface Lines {
  readonly numbers: Int32Array
  weightOf(line: number): number
}

/** Right line of each left line as far as it is found, and what is taken. */
export class LinePairs {
  /** Right line of each left line, -1 if none. */
  readonly rights: Int32Array
  readonly #left: Lines
  readonly #right: Lines
  readonly #taken: Uint8Array

  constructor(left: Lines, right: Lines) {
    this.#left = left
    this.#right = right
    this.rights = new Int32Array(left.numbers.length).fill(-1)
    this.#taken = new Uint8Array(right.numbers.length)
  }

  add(left: number, right: number): void {
    this.rights[left] = right
    this.#taken[right] = 1
  }

  /** Pairs lines of a region that hold no pair yet: those unique on both sides, the heaviest chain of them, grown over equal neighbours. */
  pairWithin(region: Region): void {
    const { leftStart, leftEnd, rightStart, rightEnd } = region
    if (leftStart === leftEnd || rightStart === rightEnd) return
    // A line on each side, as most gaps between lines that stand unchanged have, is paired by growing.
    const isOneEach = leftEnd - leftStart === 1 && rightEnd - rightStart === 1
    if (!isOneEach) this.#pairUnique(region)
    this.#grow(region)
  }

  #pairUnique(region: Region): void {
    const seeds = uniqueGrams(this.#left.numbers, this.#right.numbers, region, 1)
    const weight = (seed: number) => this.#left.weightOf(at(seeds.lefts, seed))
    const chain = heaviestChain(seeds, weight, region.rightStart, region.rightEnd)
    for (const seed of chain) this.add(at(seeds.lefts, seed), at(seeds.rights, seed))
  }

  /** Extends each pair forward, then backward, over equal lines that are not taken. */
  #grow(region: Region): void {
    const { leftStart, leftEnd, rightStart, rightEnd } = region
    const { rights } = this
    this.#tryPair(leftStart, rightStart, region)
    for (let i = leftStart; i < leftEnd; i++) {
      if (at(rights, i) >= 0) this.#tryPair(i + 1, at(rights, i) + 1, region)
    }
    this.#tryPair(leftEnd - 1, rightEnd - 1, region)
    for (let i = leftEnd - 1; i > leftStart; i--) {
      if (at(rights, i) >= 0) this.#tryPair(i - 1, at(rights, i) - 1, region)
    }
  }

  #tryPair(i: number, j: number, region: Region): void {
    if (i < region.leftStart || i >= region.leftEnd) return
    if (j < region.rightStart || j >= region.rightEnd) return
    if (at(this.rights, i) >= 0 || byteAt(this.#taken, j) === 1) return
    if (at(this.#left.numbers, i) === at(this.#right.numbers, j)) this.add(i, j)
  }

  /** Undoes pairs of less than `sure` weight that stand alone: they may be the same by chance. */
  dropDoubtful(sure: number): void {
    const { rights } = this
    const follows = (i: number) => at(rights, i - 1) >= 0 && at(rights, i) === at(rights, i - 1) + 1
    const doubtful: number[] = []
    for (let i = 0; i < rights.length; i++) {
      if (at(rights, i) < 0 || this.#left.weightOf(i) >= sure) continue
      const hasBefore = i > 0 && follows(i)
      const hasAfter = i + 1 < rights.length && follows(i + 1)
      if (!hasBefore && !hasAfter) doubtful.push(i)
    }
    for (const i of doubtful) rights[i] = -1
  }
}
