import { AppError } from '../model/error.ts'
import type { Ranges } from '../model/range.ts'
import { splitsSurrogatePair } from './offsets.ts'

/** What stands around a highlight: the evidence that tells equal quotes apart. */
export interface Context {
  readonly prefix: string
  readonly suffix: string
}

/**
 * Up to `length` UTF-16 units before the first range and after the last one; one unit less where the
 * cut would split a surrogate pair. Throws AppError invalid_input when there are no ranges.
 */
export function contextOf(text: string, ranges: Ranges, length = 32): Context {
  const start = ranges.at(0)?.[0]
  const end = ranges.at(-1)?.[1]
  if (start === undefined || end === undefined) {
    throw new AppError('invalid_input', 'no ranges, no context')
  }
  const from = Math.max(0, start - length)
  const to = Math.min(text.length, end + length)
  return {
    prefix: text.slice(splitsSurrogatePair(text, from) ? from + 1 : from, start),
    suffix: text.slice(end, splitsSurrogatePair(text, to) ? to - 1 : to),
  }
}
