import { at, floatAt } from '../text/at.ts'

/**
 * Scores of the best common subsequence of every pair of suffixes, row by row: of any, and of those
 * that begin with the pair itself (-1 where the two differ).
 */
interface Scores {
  readonly any: Float64Array
  readonly beginning: Float64Array
  readonly stride: number
}

function suffixScores(
  left: Int32Array,
  right: Int32Array,
  weightOf: (leftIndex: number) => number,
  adjacent: number,
): Scores {
  const stride = right.length + 1
  const any = new Float64Array((left.length + 1) * stride)
  const beginning = new Float64Array((left.length + 1) * stride).fill(-1)
  for (let i = left.length - 1; i >= 0; i--) {
    const id = at(left, i)
    const weight = weightOf(i)
    for (let j = right.length - 1; j >= 0; j--) {
      const cell = i * stride + j
      const diagonal = cell + stride + 1
      let best = Math.max(floatAt(any, cell + stride), floatAt(any, cell + 1))
      if (at(right, j) === id) {
        const score =
          weight + Math.max(floatAt(any, diagonal), floatAt(beginning, diagonal) + adjacent)
        beginning[cell] = score
        if (score > best) best = score
      }
      any[cell] = best
    }
  }
  return { any, beginning, stride }
}

/**
 * The common subsequence of two sequences whose pairs weigh most, each pair that directly follows
 * another on both sides `adjacent` more, so that of equal ones the one in fewest pieces wins: the right
 * index of each left element, -1 if it has none. The textbook table, O(left × right) time and memory.
 */
export function weightiestCommon(
  left: Int32Array,
  right: Int32Array,
  weightOf: (leftIndex: number) => number,
  adjacent: number,
): Int32Array {
  const { any, beginning, stride } = suffixScores(left, right, weightOf, adjacent)
  const partners = new Int32Array(left.length).fill(-1)
  let i = 0
  let j = 0
  let isInRun = false
  while (i < left.length && j < right.length) {
    const cell = i * stride + j
    if (isInRun || floatAt(any, cell) === floatAt(beginning, cell)) {
      const diagonal = cell + stride + 1
      partners[i] = j
      isInRun =
        floatAt(beginning, diagonal) >= 0 &&
        floatAt(beginning, diagonal) + adjacent >= floatAt(any, diagonal)
      i++
      j++
    } else if (floatAt(any, cell) === floatAt(any, cell + stride)) {
      i++
    } else {
      j++
    }
  }
  return partners
}
