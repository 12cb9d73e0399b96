import { at } from '../text/at.ts'
import { cellsOf, type Region } from './region.ts'

/** One match outweighs every tie-break together; regions are at most this many ids on their short side. */
const MATCH = 1024
/** Among equally long common subsequences the one in fewer pieces reads best. */
const ADJACENT = 1

/** Regions of at most this many pairs are small enough for `mapLongestCommon`. */
export const MAX_EXACT_CELLS = 1_000_000

/** Score of the best common subsequence of every pair of suffixes, row by row. */
function suffixScores(left: Int32Array, right: Int32Array, region: Region): Uint32Array {
  const height = region.leftEnd - region.leftStart
  const width = region.rightEnd - region.rightStart
  const stride = width + 1
  const scores = new Uint32Array((height + 1) * stride)
  for (let i = height - 1; i >= 0; i--) {
    const id = at(left, region.leftStart + i)
    const nextId = i + 1 < height ? at(left, region.leftStart + i + 1) : -1
    for (let j = width - 1; j >= 0; j--) {
      const cell = i * stride + j
      let best = Math.max(at(scores, cell + stride), at(scores, cell + 1))
      if (at(right, region.rightStart + j) === id) {
        const isRun = j + 1 < width && at(right, region.rightStart + j + 1) === nextId
        best = Math.max(best, at(scores, cell + stride + 1) + MATCH + (isRun ? ADJACENT : 0))
      }
      scores[cell] = best
    }
  }
  return scores
}

/**
 * Maps a longest common subsequence of a region (the textbook table, O(cells) time and memory), the
 * one in fewest pieces where several are as long. `region` holds at most MAX_EXACT_CELLS pairs.
 */
export function mapLongestCommon(
  left: Int32Array,
  right: Int32Array,
  region: Region,
  toRight: Int32Array,
): void {
  if (cellsOf(region) === 0) return
  const scores = suffixScores(left, right, region)
  const height = region.leftEnd - region.leftStart
  const width = region.rightEnd - region.rightStart
  const stride = width + 1
  let i = 0
  let j = 0
  while (i < height && j < width) {
    const cell = i * stride + j
    const score = at(scores, cell)
    if (score === at(scores, cell + stride)) {
      i++
    } else if (score === at(scores, cell + 1)) {
      j++
    } else {
      toRight[region.leftStart + i] = region.rightStart + j
      i++
      j++
    }
  }
}
