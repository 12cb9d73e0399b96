import { at } from '../text/at.ts'
import { type TokenSpan, tokensTouching } from '../text/tokenSpan.ts'
import { endOf } from '../text/tokens.ts'
import { evidenceOf } from './certainty.ts'
import { copiesOf } from './copies.ts'
import { hasTwin } from './descent.ts'
import { MIN_MOVED_SIMILARITY, MIN_REWORDED_EVIDENCE, SURE_SIMILARITY } from './limits.ts'
import type { Match } from './match.ts'
import { matchWithin } from './matchWithin.ts'
import { type PartPlacement, type Place, placeOf } from './place.ts'
import { type Quote, quoteAt, wordIdOf } from './quote.ts'
import { sentenceAt } from './sentences.ts'
import type { TextPair } from './textPair.ts'

/** The sentence around a quote that is a part of it, and the words that became of it. */
export interface Home {
  readonly before: TokenSpan
  readonly after: TokenSpan
}

/** The old sentence that a quote is a part of; null when it is more than a part of one. */
function sentenceAround(pair: TextPair, { words }: Quote): TokenSpan | null {
  const sentence = sentenceAt(pair.before, words.first)
  if (!sentence || words.end > sentence.end) return null
  return words.end - words.first < sentence.end - sentence.first ? sentence : null
}

/** Where the sentence around a quote is, whole to its ends; null when it has no place without a doubt. */
export function homeOf(
  pair: TextPair,
  quote: Quote,
  place: (pair: TextPair, quote: Quote) => PartPlacement,
): Home | null {
  const sentence = sentenceAround(pair, quote)
  if (!sentence) return null
  const { tokens } = pair.before
  const range = [at(tokens.starts, sentence.first), endOf(tokens, sentence.end - 1)] as const
  const placed = place(pair, quoteAt(pair, range)).range
  if (!placed) return null
  const words = tokensTouching(pair.after.tokens, ...placed)
  const first = sentenceAt(pair.after, words.first)
  const last = sentenceAt(pair.after, words.end - 1)
  return first && last && { before: sentence, after: { first: first.first, end: last.end } }
}

/**
 * Whether a place where most of the quote stands is in what became of its sentence. A phrase follows
 * its sentence, whatever copies of it stand elsewhere, unless the sentence says it twice, or says there
 * the very words of another passage, which may have moved in.
 */
export function isAtHome(pair: TextPair, quote: Quote, place: Place, home: Home | null): boolean {
  if (!home || place.similarity < SURE_SIMILARITY) return false
  if (place.words.first < home.after.first || place.words.end > home.after.end) return false
  const isInside = (copy: TokenSpan, { first, end }: TokenSpan) =>
    copy.first >= first && copy.end <= end
  const count = (side: 'before' | 'after') =>
    copiesOf(pair, quote, pair[side], () => home[side].first).filter((copy) =>
      isInside(copy, home[side]),
    ).length
  return count('before') === 1 && count('after') <= 1 && !hasTwin(pair, quote, place)
}

/** The greatest evidence in words of a match that follow one another in both texts. */
function bestRun(pair: TextPair, quote: Quote, { partners }: Match): number {
  let best = 0
  let run = 0
  for (let k = 0; k < quote.count; k++) {
    const partner = at(partners, k)
    const isNext = k > 0 && partner > 0 && at(partners, k - 1) === partner - 1
    if (!isNext) run = 0
    if (partner >= 0) run += evidenceOf(pair, wordIdOf(pair, quote, k))
    best = Math.max(best, run)
  }
  return best
}

/**
 * Where a phrase went that was moved inside its sentence, as a clause put to the front: a run of its
 * words, too telling to be chance, stands in what became of the sentence.
 */
export function movedWithin(pair: TextPair, quote: Quote, home: Home | null): Place | null {
  if (!home) return null
  const search = { from: pair.before, passage: quote.words, to: pair.after }
  const match = matchWithin(pair, search, home.after)
  if (!match || bestRun(pair, quote, match) < MIN_REWORDED_EVIDENCE) return null
  const place = placeOf(pair, quote, match)
  return place.similarity >= MIN_MOVED_SIMILARITY ? place : null
}
