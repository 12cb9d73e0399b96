import { at, byteAt } from '../text/at.ts'
import { isWholeLine } from '../text/wholeLines.ts'

/** The words of one text without a partner, run after run; a negative id of its own ends each run. */
export interface FreeWords {
  readonly ids: Int32Array
  /** Index of each in the text's words. */
  readonly positions: Int32Array
}

/** So few partnered words between free ones are partnered by chance ("of", "the"). */
const ISLAND = 2
/** Free words needed on each side of an island. */
const SHORE = 3

function isFreeAround(partners: Int32Array, from: number, step: number): boolean {
  for (let i = 1; i <= SHORE; i++) {
    const index = from + step * i
    if (index < 0 || index >= partners.length || at(partners, index) >= 0) return false
  }
  return true
}

/** Whether [first, end) are few words; a whole line is many. */
function isFew(ids: Int32Array, first: number, end: number): boolean {
  return end - first <= ISLAND && !ids.subarray(first, end).some(isWholeLine)
}

function freeMask(ids: Int32Array, partners: Int32Array): Uint8Array {
  const free = new Uint8Array(partners.length)
  let i = 0
  while (i < partners.length) {
    if (at(partners, i) < 0) {
      free[i++] = 1
      continue
    }
    const first = i
    while (i < partners.length && at(partners, i) >= 0) i++
    if (
      isFew(ids, first, i) &&
      isFreeAround(partners, first, -1) &&
      isFreeAround(partners, i - 1, 1)
    ) {
      free.fill(1, first, i)
    }
  }
  return free
}

/**
 * The words that have no partner in `partners`, those of tiny islands among them included. `salt`
 * keeps the ends of runs of two texts different, so that no run is ever matched across one.
 */
export function freeWords(ids: Int32Array, partners: Int32Array, salt: number): FreeWords {
  const free = freeMask(ids, partners)
  const freeIds: number[] = []
  const positions: number[] = []
  for (let i = 0; i < ids.length; i++) {
    if (byteAt(free, i) === 1) {
      freeIds.push(at(ids, i))
      positions.push(i)
    } else if (i > 0 && byteAt(free, i - 1) === 1) {
      freeIds.push(-2 - salt - i)
      positions.push(i)
    }
  }
  return { ids: Int32Array.from(freeIds), positions: Int32Array.from(positions) }
}
