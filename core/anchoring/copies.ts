import { at } from '../text/at.ts'
import type { TokenSpan } from '../text/tokenSpan.ts'
import { MAX_COPIES } from './limits.ts'
import { type Quote, wordIdOf } from './quote.ts'
import { frequencyOf, type IndexedText, type TextPair } from './textPair.ts'

function standsAt(pair: TextPair, quote: Quote, { tokens }: IndexedText, first: number): boolean {
  if (first < 0 || first + quote.count > tokens.count) return false
  for (let k = 0; k < quote.count; k++) {
    if (at(tokens.ids, first + k) !== wordIdOf(pair, quote, k)) return false
  }
  return true
}

function rarestWord(pair: TextPair, quote: Quote, indexed: IndexedText): number {
  let rarest = 0
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k < quote.count && least > 0; k++) {
    const frequency = frequencyOf(indexed, wordIdOf(pair, quote, k))
    if (frequency < least) {
      rarest = k
      least = frequency
    }
  }
  return rarest
}

/**
 * Where the words of a quote stand one after the other in a text, in order of place; those nearest to
 * `near()` when there are more than can matter.
 */
export function copiesOf(
  pair: TextPair,
  quote: Quote,
  indexed: IndexedText,
  near: () => number,
): TokenSpan[] {
  const k = rarestWord(pair, quote, indexed)
  const id = wordIdOf(pair, quote, k)
  const copies: TokenSpan[] = []
  for (let slot = at(indexed.starts, id); slot < at(indexed.starts, id + 1); slot++) {
    const first = at(indexed.postings, slot) - k
    if (standsAt(pair, quote, indexed, first)) copies.push({ first, end: first + quote.count })
  }
  if (copies.length <= MAX_COPIES) return copies
  const middle = near()
  const distance = (copy: TokenSpan) => Math.abs(copy.first - middle)
  return copies
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, MAX_COPIES)
    .sort((a, b) => a.first - b.first)
}
