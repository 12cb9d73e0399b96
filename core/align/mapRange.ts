import type { Range } from '../model/range.ts'
import { at } from '../text/at.ts'
import { lowerBound, tokensTouching } from '../text/tokenSpan.ts'
import { endOf } from '../text/tokens.ts'
import type { TextAlignment } from './alignTexts.ts'

/**
 * Where an offset of the left text is in the right one: the same place in the same word, or else the
 * end of the nearest word before it that survives. Never decreases when the offset grows. For scrolling
 * two columns together.
 */
export function mapOffset(alignment: TextAlignment, offset: number): number {
  const { left, right, toRight } = alignment
  let token = lowerBound(left.starts, offset + 1) - 1
  while (token >= 0 && at(toRight, token) < 0) token--
  if (token < 0) return 0
  const partner = at(toRight, token)
  const inWord = offset - at(left.starts, token)
  const start = at(right.starts, partner)
  const end = endOf(right, partner)
  return offset >= endOf(left, token) ? end : Math.min(start + inWord, end)
}

/**
 * The stretch of the right text from the first to the last surviving word of a range of the left
 * text, both whole; null when no word of it survives in place. For comparing places, not for
 * anchoring: see core/anchoring for that.
 */
export function mapRange(alignment: TextAlignment, [start, end]: Range): Range | null {
  const { left, right, toRight } = alignment
  const span = tokensTouching(left, start, end)
  let first = span.first
  let last = span.end - 1
  while (first <= last && at(toRight, first) < 0) first++
  while (last >= first && at(toRight, last) < 0) last--
  if (first > last) return null
  return [at(right.starts, at(toRight, first)), endOf(right, at(toRight, last))]
}
