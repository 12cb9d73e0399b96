import { at } from '../text/at.ts'
import type { Seeds } from './heaviestChain.ts'
import type { Region } from './region.ts'

const NONE = -1
const REPEATED = -2

/** Which left position a run of ids stands at, by hash: an open-addressing table. */
class GramTable {
  readonly #slots: Int32Array
  readonly #hashes: Int32Array
  readonly #mask: number

  constructor(count: number) {
    let size = 8
    while (size < count * 2) size *= 2
    this.#slots = new Int32Array(size).fill(NONE)
    this.#hashes = new Int32Array(size)
    this.#mask = size - 1
  }

  add(hash: number, position: number): void {
    const slot = this.#slotOf(hash)
    const isNew = at(this.#slots, slot) === NONE
    this.#slots[slot] = isNew ? position : REPEATED
    this.#hashes[slot] = hash
  }

  find(hash: number): number {
    return at(this.#slots, this.#slotOf(hash))
  }

  #slotOf(hash: number): number {
    let slot = (hash ^ (hash >>> 15)) & this.#mask
    while (at(this.#slots, slot) !== NONE && at(this.#hashes, slot) !== hash) {
      slot = (slot + 1) & this.#mask
    }
    return slot
  }
}

function hashAt(ids: Int32Array, position: number, size: number): number {
  let hash = 17
  for (let i = 0; i < size; i++) {
    hash = Math.imul(hash, 0x01000193) ^ Math.imul(at(ids, position + i) + 1, 0x9e3779b1)
  }
  return hash
}

function sameGram(
  left: Int32Array,
  leftAt: number,
  right: Int32Array,
  rightAt: number,
  size: number,
): boolean {
  for (let i = 0; i < size; i++) {
    if (at(left, leftAt + i) !== at(right, rightAt + i)) return false
  }
  return true
}

/**
 * Runs of `size` ids that occur exactly once on each side of a region: the surest signs that two
 * passages are the same one (the idea of patience diff, with runs instead of lines). Sorted by left.
 */
export function uniqueGrams(
  left: Int32Array,
  right: Int32Array,
  region: Region,
  size: number,
): Seeds {
  const lastLeft = region.leftEnd - size
  const lastRight = region.rightEnd - size
  const table = new GramTable(Math.max(0, lastLeft - region.leftStart + 1))
  for (let i = region.leftStart; i <= lastLeft; i++) table.add(hashAt(left, i, size), i)
  const rightOf = new Int32Array(Math.max(0, lastLeft - region.leftStart + 1)).fill(NONE)
  for (let j = region.rightStart; j <= lastRight; j++) {
    const i = table.find(hashAt(right, j, size))
    if (i < 0) continue
    const seen = at(rightOf, i - region.leftStart)
    rightOf[i - region.leftStart] = seen === NONE ? j : REPEATED
  }
  const lefts: number[] = []
  const rights: number[] = []
  for (let offset = 0; offset < rightOf.length; offset++) {
    const j = at(rightOf, offset)
    const i = region.leftStart + offset
    if (j < 0 || !sameGram(left, i, right, j, size)) continue
    lefts.push(i)
    rights.push(j)
  }
  return { lefts: new Int32Array(lefts), rights: new Int32Array(rights) }
}
