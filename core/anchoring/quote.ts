import type { Range } from '../model/range.ts'
import { at } from '../text/at.ts'
import { type TokenSpan, tokensTouching } from '../text/tokenSpan.ts'
import { type TextPair, weightOf } from './textPair.ts'

/** One range of a highlight on the old text. */
export interface Quote {
  readonly range: Range
  readonly text: string
  /** Its words, those it cuts through included. */
  readonly words: TokenSpan
  readonly count: number
  readonly weight: number
}

export function quoteAt(pair: TextPair, range: Range): Quote {
  const words = tokensTouching(pair.before.tokens, range[0], range[1])
  return {
    range,
    text: pair.before.text.slice(range[0], range[1]),
    words,
    count: words.end - words.first,
    weight: weightOf(pair, pair.before.tokens, words),
  }
}

/** Number in the vocabulary of the k-th word of a quote. */
export function wordIdOf(pair: TextPair, quote: Quote, k: number): number {
  return at(pair.before.tokens.ids, quote.words.first + k)
}
