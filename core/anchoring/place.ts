import type { Range } from '../model/range.ts'
import type { TokenSpan } from '../text/tokenSpan.ts'
import { rangeOf } from './bounds.ts'
import { contextAgreement } from './context.ts'
import { CONTEXT_SHARE, QUOTE_SHARE } from './limits.ts'
import type { Match } from './match.ts'
import type { Quote } from './quote.ts'
import type { TextPair } from './textPair.ts'

/** A place in the new text that could be a quote's. */
export interface Place {
  readonly range: Range
  readonly words: TokenSpan
  readonly match: Match
  /** Whether the quote stands there to the character. */
  readonly isVerbatim: boolean
  /** Share of the quote's weight that is there. */
  readonly similarity: number
  /** How alike the surroundings are. */
  readonly context: number
  /** 0.75 × similarity + 0.25 × context. */
  readonly score: number
}

export function placeOf(
  pair: TextPair,
  quote: Quote,
  match: Match,
  similarity = Math.min(1, match.weight / quote.weight),
): Place {
  const range = rangeOf(pair, quote, match)
  const isVerbatim = pair.after.text.slice(range[0], range[1]) === quote.text
  const context = contextAgreement(pair, quote.words, match.place)
  return {
    range,
    words: match.place,
    match,
    isVerbatim,
    similarity,
    context,
    score: QUOTE_SHARE * similarity + CONTEXT_SHARE * context,
  }
}

export function overlaps(a: Range, b: Range): boolean {
  return a[0] < b[1] && b[0] < a[1]
}

/** What became of one range. `range` is null unless it was placed. */
export interface PartPlacement {
  readonly range: Range | null
  readonly isAmbiguous: boolean
  readonly score: number
  /** Places considered: the one taken, then best first. */
  readonly considered: readonly { readonly range: Range; readonly score: number }[]
}
