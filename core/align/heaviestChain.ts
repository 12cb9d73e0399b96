import { at, floatAt } from '../text/at.ts'

/** Pairs (left, right) that could all be kept: sorted by left, every right different. */
export interface Seeds {
  readonly lefts: Int32Array
  readonly rights: Int32Array
}

/** A Fenwick tree that answers "the best chain that ends before this right position". */
class BestBefore {
  readonly #best: Int32Array
  constructor(size: number) {
    this.#best = new Int32Array(size + 1).fill(-1)
  }

  /** Index of the heaviest seed whose right is below `right`, -1 if there is none. */
  find(right: number, weights: Float64Array): number {
    let found = -1
    for (let node = right; node > 0; node -= node & -node) {
      const seed = at(this.#best, node)
      if (seed >= 0 && (found < 0 || floatAt(weights, seed) > floatAt(weights, found))) found = seed
    }
    return found
  }

  add(right: number, seed: number, weights: Float64Array): void {
    for (let node = right + 1; node < this.#best.length; node += node & -node) {
      const held = at(this.#best, node)
      if (held < 0 || floatAt(weights, seed) > floatAt(weights, held)) this.#best[node] = seed
    }
  }
}

/**
 * The heaviest run of seeds that increases on both sides: what stays in place when the rest moved.
 * O(n log n); returns indices into the seeds, ascending.
 */
export function heaviestChain(
  seeds: Seeds,
  weightOf: (seed: number) => number,
  rightStart: number,
  rightEnd: number,
): number[] {
  const count = seeds.lefts.length
  const total = new Float64Array(count)
  const previous = new Int32Array(count)
  const before = new BestBefore(rightEnd - rightStart)
  let last = -1
  for (let seed = 0; seed < count; seed++) {
    const right = at(seeds.rights, seed) - rightStart
    const link = before.find(right, total)
    previous[seed] = link
    total[seed] = weightOf(seed) + (link < 0 ? 0 : floatAt(total, link))
    before.add(right, seed, total)
    if (last < 0 || floatAt(total, seed) > floatAt(total, last)) last = seed
  }
  const chain: number[] = []
  for (let seed = last; seed >= 0; seed = at(previous, seed)) chain.push(seed)
  return chain.reverse()
}
