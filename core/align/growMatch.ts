import { at } from '../text/at.ts'

/** Two passages that are nearly the same: their ends, inclusive, and which words agree. */
export interface Match {
  readonly leftFirst: number
  readonly leftLast: number
  readonly rightFirst: number
  readonly rightLast: number
  /** Left indices of the words that agree, and the right index of each. */
  readonly matched: readonly number[]
  readonly partners: readonly number[]
}

/** A change inside a passage may be this many words long on either side. */
const MAX_GAP = 4
/** So many words must agree after a change to go on. */
const RESUME = 3

function agrees(left: Int32Array, right: Int32Array, i: number, j: number): boolean {
  if (i < 0 || i >= left.length || j < 0 || j >= right.length) return false
  return at(left, i) >= 0 && at(left, i) === at(right, j)
}

function isPassable(ids: Int32Array, from: number, step: number, length: number): boolean {
  for (let k = 1; k <= length; k++) if ((ids[from + step * k] ?? -1) < 0) return false
  return true
}

/** The nearest place beyond a change where the passages agree again, as distances; null if none. */
function resume(
  left: Int32Array,
  right: Int32Array,
  i: number,
  j: number,
  step: number,
): readonly [number, number] | null {
  for (let total = 1; total <= 2 * MAX_GAP; total++) {
    for (let a = Math.max(0, total - MAX_GAP); a <= Math.min(total, MAX_GAP); a++) {
      const b = total - a
      if (!isPassable(left, i, step, a) || !isPassable(right, j, step, b)) continue
      let run = 0
      while (
        run < RESUME &&
        agrees(left, right, i + step * (a + 1 + run), j + step * (b + 1 + run))
      ) {
        run++
      }
      if (run === RESUME) return [a, b]
    }
  }
  return null
}

/** Pairs of words that agree beyond (i, j) in one direction, nearest first. */
function growOneWay(
  left: Int32Array,
  right: Int32Array,
  i: number,
  j: number,
  step: number,
): [number, number][] {
  const pairs: [number, number][] = []
  let x = i
  let y = j
  for (;;) {
    while (agrees(left, right, x + step, y + step)) {
      x += step
      y += step
      pairs.push([x, y])
    }
    const jump = resume(left, right, x, y, step)
    if (!jump) return pairs
    x += step * jump[0]
    y += step * jump[1]
  }
}

/**
 * Grows a run of `size` equal ids at (left i, right j) both ways, over small changes, until the
 * sequences part. Negative ids never match and are never crossed.
 */
export function growMatch(
  left: Int32Array,
  right: Int32Array,
  i: number,
  j: number,
  size: number,
): Match {
  const back = growOneWay(left, right, i, j, -1).reverse()
  const seed = Array.from({ length: size }, (_, k): [number, number] => [i + k, j + k])
  const forth = growOneWay(left, right, i + size - 1, j + size - 1, 1)
  const pairs = [...back, ...seed, ...forth]
  const matched = pairs.map(([x]) => x)
  const partners = pairs.map(([, y]) => y)
  return {
    leftFirst: matched[0] ?? i,
    leftLast: matched.at(-1) ?? i,
    rightFirst: partners[0] ?? j,
    rightLast: partners.at(-1) ?? j,
    matched,
    partners,
  }
}
