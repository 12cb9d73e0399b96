import { at } from '../text/at.ts'
import type { TextAlignment } from './alignTexts.ts'

/** Looked for at most this far from a gap, so that the cost stays linear. */
const MAX_ROOM = 400

/**
 * Marks the left words whose partner is a matter of choice: beside an insertion or deletion that
 * repeats them, either copy could have stayed. 1 = could have been otherwise.
 */
export function slidableWords({ left, right, toRight }: TextAlignment): Uint8Array {
  const slidable = new Uint8Array(left.count)
  const mark = (
    gapLeft: number,
    gapRight: number,
    step: number,
    otherLeft: number,
    otherRight: number,
  ) => {
    for (let room = 0; room < MAX_ROOM; room++) {
      const i = gapLeft + step * room
      if (i < 0 || i >= left.count || at(toRight, i) !== gapRight + step * room) return
      const a = otherLeft + step * room
      const b = otherRight + step * room
      if (at(left.ids, a) !== at(right.ids, b)) return
      slidable[i] = 1
    }
  }
  let last = -1
  let lastRight = -1
  for (let i = 0; i <= left.count; i++) {
    const j = i < left.count ? at(toRight, i) : right.count
    if (j < 0) continue
    if (i - last > 1 || j - lastRight > 1) {
      mark(last, lastRight, -1, i - 1, j - 1)
      mark(i, j, 1, last + 1, lastRight + 1)
    }
    last = i
    lastRight = j
  }
  return slidable
}
