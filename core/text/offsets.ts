import { AppError } from '../model/error.ts'
import type { Range, Ranges } from '../model/range.ts'
import { countAt } from './at.ts'

export { snapToGraphemes } from './snapToGraphemes.ts'

/** Whether the UTF-16 offset stands between the two halves of a surrogate pair of `text`. */
export function splitsSurrogatePair(text: string, offset: number): boolean {
  return isHighSurrogate(text.charCodeAt(offset - 1)) && isLowSurrogate(text.charCodeAt(offset))
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/**
 * The ranges of a highlight as they are stored: sorted, disjoint, touching ones merged. Takes them in
 * any order. Throws AppError invalid_input, naming the fault, when there is none, when one is empty,
 * outside the text or splits a surrogate pair, and when two overlap.
 */
export function checkRanges(text: string, ranges: readonly Range[]): Ranges {
  if (ranges.length === 0) throw new AppError('invalid_input', 'a highlight needs a range')
  for (const range of ranges) checkRange(text, range)
  const sorted = ranges.toSorted((left, right) => left[0] - right[0] || left[1] - right[1])
  const merged: Range[] = []
  for (const range of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && range[0] < last[1]) {
      throw new AppError('invalid_input', `${named(last)} and ${named(range)} overlap`)
    }
    if (last !== undefined && range[0] === last[1]) {
      merged[merged.length - 1] = [last[0], range[1]]
    } else {
      merged.push([range[0], range[1]])
    }
  }
  return merged
}

function checkRange(text: string, range: Range): void {
  const fault = faultOf(text, range)
  if (fault !== null) throw new AppError('invalid_input', `${named(range)} ${fault}`)
}

function faultOf(text: string, [start, end]: Range): string | null {
  if (!Number.isInteger(start) || !Number.isInteger(end)) return 'is not of whole numbers'
  if (start < 0 || end > text.length) return `is outside the text (0 to ${text.length})`
  if (start >= end) return 'is empty'
  const isSplit = splitsSurrogatePair(text, start) || splitsSurrogatePair(text, end)
  return isSplit ? 'splits a surrogate pair' : null
}

function named([start, end]: Range): string {
  return `range ${start}-${end}`
}

/** Offsets between UTF-16 code units and code points of one text, both ways. */
export interface CodePointOffsets {
  /** An offset inside a surrogate pair counts as the start of its code point. */
  toCodePoint(utf16: number): number
  toUtf16(codePoint: number): number
}

/**
 * Converts offsets for formats that count code points. One pass over the text, then O(log p) for p
 * surrogate pairs, O(1) where there are none. A lone surrogate counts as one code point.
 */
export function codePointOffsets(text: string): CodePointOffsets {
  const pairs = surrogatePairsOf(text)
  if (pairs.length === 0) {
    return { toCodePoint: (utf16) => utf16, toUtf16: (codePoint) => codePoint }
  }
  return {
    // A pair costs one unit too many from its second half on.
    toCodePoint: (utf16) => utf16 - countBelow(pairs, (start) => start + 1 <= utf16),
    toUtf16: (codePoint) =>
      codePoint + countBelow(pairs, (start, index) => start - index < codePoint),
  }
}

/** The offset of each surrogate pair, ascending. */
function surrogatePairsOf(text: string): Uint32Array {
  const starts: number[] = []
  for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) starts.push(match.index)
  return Uint32Array.from(starts)
}

/** How many leading items satisfy a condition that, once false, stays false. */
function countBelow(items: Uint32Array, isBelow: (item: number, index: number) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBelow(countAt(items, middle), middle)) low = middle + 1
    else high = middle
  }
  return low
}
