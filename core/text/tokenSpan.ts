import { at } from './at.ts'
import { endOf, type Tokens } from './tokens.ts'

/** Index of the first element of a sorted array that is >= value; its length if there is none. */
export function lowerBound(sorted: Int32Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(sorted, middle) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** A run of words by index, end exclusive; first === end when there is none. */
export interface TokenSpan {
  readonly first: number
  readonly end: number
}

/** The words that share at least one character with [start, end). */
export function tokensTouching(tokens: Tokens, start: number, end: number): TokenSpan {
  const last = lowerBound(tokens.starts, start + 1) - 1
  const first = last >= 0 && endOf(tokens, last) > start ? last : last + 1
  return { first, end: Math.max(first, lowerBound(tokens.starts, end)) }
}
