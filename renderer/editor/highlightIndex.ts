import type { Range } from '../../core/model/range.ts'

/** Anything that stands on the text. */
export interface Spanning {
  readonly id: string
  readonly ranges: readonly Range[]
}

/** Text units per bucket: about a screenful, so that a question about the window reads one or two. */
const BUCKET_BITS = 11

/**
 * Finds what stands at a place. The text is cut into buckets of equal size and every item is listed in
 * each bucket it touches: building is linear, adding one costs the buckets it spans, and a question
 * reads only the buckets it asks about. Unlike a balanced interval tree it has no order to keep when
 * one item among 50,000 changes.
 */
export class HighlightIndex<Item extends Spanning> {
  readonly #items = new Map<string, Item>()
  readonly #buckets = new Map<number, Item[]>()
  /** Filled in, but not known by their ids yet: the first frame asks for places only. */
  #unnamed: readonly Item[] = []

  get size(): number {
    return this.#items.size + this.#unnamed.length
  }

  get(id: string): Item | undefined {
    return this.#named().get(id)
  }

  values(): Iterable<Item> {
    return this.#named().values()
  }

  clear(): void {
    this.#unnamed = []
    this.#items.clear()
    this.#buckets.clear()
  }

  /** Puts these in the place of all that there is. No two have one id. */
  fill(items: readonly Item[]): void {
    this.clear()
    this.#unnamed = items
    for (const item of items) this.#place(item)
  }

  /** Replaces what had the same id. */
  add(item: Item): void {
    this.remove(item.id)
    this.#named().set(item.id, item)
    this.#place(item)
  }

  #place(item: Item): void {
    forEachBucket(item.ranges, (bucket) => {
      const items = this.#buckets.get(bucket)
      if (items === undefined) this.#buckets.set(bucket, [item])
      else items.push(item)
    })
  }

  #named(): Map<string, Item> {
    for (const item of this.#unnamed) this.#items.set(item.id, item)
    this.#unnamed = []
    return this.#items
  }

  remove(id: string): Item | undefined {
    const item = this.#named().get(id)
    if (item === undefined) return undefined
    this.#items.delete(id)
    forEachBucket(item.ranges, (bucket) => {
      const items = this.#buckets.get(bucket) ?? []
      items.splice(items.indexOf(item), 1)
    })
    return item
  }

  /** Items that share at least one character with [start, end); an empty range asks for its offset. */
  touching([start, end]: Range): Item[] {
    const stop = Math.max(end, start + 1)
    const found = new Set<Item>()
    for (let bucket = start >> BUCKET_BITS; bucket <= (stop - 1) >> BUCKET_BITS; bucket++) {
      for (const item of this.#buckets.get(bucket) ?? []) {
        if (item.ranges.some((range) => range[0] < stop && range[1] > start)) found.add(item)
      }
    }
    return [...found]
  }
}

/** Each bucket once, also where two ranges share one. */
function forEachBucket(ranges: readonly Range[], visit: (bucket: number) => void): void {
  let next = 0
  for (const [start, end] of ranges) {
    const last = (end - 1) >> BUCKET_BITS
    for (let bucket = Math.max(start >> BUCKET_BITS, next); bucket <= last; bucket++) visit(bucket)
    next = Math.max(next, last + 1)
  }
}

/** Units of text under the ranges. */
export function lengthOfRanges(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [start, end]) => sum + end - start, 0)
}

/** Shortest first: what a click means, and what owns the wash. Ties by id, so that it never flickers. */
export function byLength(left: Spanning, right: Spanning): number {
  return lengthOfRanges(left.ranges) - lengthOfRanges(right.ranges) || (left.id < right.id ? -1 : 1)
}
