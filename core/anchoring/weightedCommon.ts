import { at } from '../text/at.ts'

/** Added for each word that follows its neighbour on both sides: whole phrases before scattered words. */
const ADJACENT = 0.3

/**
 * The common subsequence of two runs of words that weighs most: the index in `other` of each word of
 * `own`, -1 if it has none. Textbook table, O(own × other).
 */
export function weightedCommon(
  own: Int32Array,
  other: Int32Array,
  weights: Float64Array,
): Int32Array {
  const stride = other.length + 1
  const scores = new Float64Array((own.length + 1) * stride)
  for (let i = own.length - 1; i >= 0; i--) {
    const id = at(own, i)
    const next = i + 1 < own.length ? at(own, i + 1) : -1
    for (let j = other.length - 1; j >= 0; j--) {
      const cell = i * stride + j
      let best = Math.max(at(scores, cell + stride), at(scores, cell + 1))
      if (at(other, j) === id) {
        const isPhrase = j + 1 < other.length && at(other, j + 1) === next
        const taken = at(scores, cell + stride + 1) + at(weights, id) + (isPhrase ? ADJACENT : 0)
        best = Math.max(best, taken)
      }
      scores[cell] = best
    }
  }
  const partners = new Int32Array(own.length).fill(-1)
  let i = 0
  let j = 0
  while (i < own.length && j < other.length) {
    const cell = i * stride + j
    if (at(scores, cell) === at(scores, cell + stride)) {
      i++
    } else if (at(scores, cell) === at(scores, cell + 1)) {
      j++
    } else {
      partners[i] = j
      i++
      j++
    }
  }
  return partners
}
