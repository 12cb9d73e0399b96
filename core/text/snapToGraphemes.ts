import type { Range } from '../model/range.ts'

/** How far back, in UTF-16 units, a sure boundary is looked for. Longer clusters do not occur in writing. */
const LOOK_BACK = 1024

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Widens a range so that it cuts no grapheme cluster (Unicode UAX #29, as the machine's Intl knows
 * it). For gestures only: what is stored is the result, so machines need not agree on it.
 */
export function snapToGraphemes(text: string, [start, end]: Range): Range {
  return [clusterAt(text, start)[0], end > start ? clusterAt(text, end - 1)[1] : end]
}

/** The grapheme cluster that holds the unit at `offset`; [offset, offset) at the end of the text. */
function clusterAt(text: string, offset: number): Range {
  if (offset >= text.length) return [text.length, text.length]
  let clusterStart = sureBoundaryBefore(text, offset)
  for (const { segment } of segmenter.segment(text.slice(clusterStart, offset + LOOK_BACK))) {
    const clusterEnd = clusterStart + segment.length
    if (offset < clusterEnd) return [clusterStart, clusterEnd]
    clusterStart = clusterEnd
  }
  return [offset, offset + 1]
}

/** Segmenting from the middle of a cluster would misplace boundaries (flags pair up from the left). */
function sureBoundaryBefore(text: string, offset: number): number {
  const limit = Math.max(0, offset - LOOK_BACK)
  for (let boundary = offset; boundary > limit; boundary--) {
    if (standsAlone(text.charCodeAt(boundary - 1)) && standsAlone(text.charCodeAt(boundary))) {
      return boundary
    }
  }
  return limit
}

/** Units that never join a neighbour of the same sort: ASCII without controls, CJK ideographs, kana. */
function standsAlone(unit: number): boolean {
  const isAscii = unit >= 0x20 && unit < 0x7f
  const isIdeograph = unit >= 0x4e00 && unit <= 0x9fff
  const isKana = unit >= 0x3041 && unit <= 0x3096
  return isAscii || isIdeograph || isKana
}
