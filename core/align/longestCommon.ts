import { at } from '../text/at.ts'
import { cellsOf, type Region } from './region.ts'
import { weightiestCommon } from './weightiestCommon.ts'

/** One match outweighs every tie-break together: regions have fewer ids on their short side. */
const MATCH = 1024
/** Among equally long common subsequences the one in fewer pieces reads best. */
const ADJACENT = 1

/** Regions of at most this many pairs are small enough for `mapLongestCommon`. */
export const MAX_EXACT_CELLS = 1_000_000

/**
 * Maps a longest common subsequence of a region, the one in fewest pieces where several are as
 * long. `region` holds at most MAX_EXACT_CELLS pairs.
 */
export function mapLongestCommon(
  left: Int32Array,
  right: Int32Array,
  region: Region,
  toRight: Int32Array,
): void {
  if (cellsOf(region) === 0) return
  const partners = weightiestCommon(
    left.subarray(region.leftStart, region.leftEnd),
    right.subarray(region.rightStart, region.rightEnd),
    () => MATCH,
    ADJACENT,
  )
  for (let i = 0; i < partners.length; i++) {
    const partner = at(partners, i)
    if (partner >= 0) toRight[region.leftStart + i] = region.rightStart + partner
  }
}
