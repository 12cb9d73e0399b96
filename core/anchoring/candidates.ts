import { at } from '../text/at.ts'
import { alignedMatch } from './alignedMatch.ts'
import { copiesOf } from './copies.ts'
import {
  MIN_MOVED_CONTEXT,
  MIN_MOVED_SIMILARITY,
  MOVED_ADVANTAGE,
  SHOWN_MOVED_SIMILARITY,
  TIGHT_STRETCH,
  TIGHT_STRETCH_WORDS,
} from './limits.ts'
import { wholeMatch } from './match.ts'
import { matchWithin } from './matchWithin.ts'
import { overlaps, type Place, placeOf } from './place.ts'
import type { Quote } from './quote.ts'
import { similarPlaces } from './similarPlaces.ts'
import type { TextPair } from './textPair.ts'

/** Where the alignment of the texts has the quote; null when no word of it stayed. */
export function alignedPlace(pair: TextPair, quote: Quote): Place | null {
  const aligned = alignedMatch(pair, quote)
  if (!aligned) return null
  return tightened(pair, quote, placeOf(pair, quote, aligned.match, aligned.similarity))
}

/**
 * The aligned place without what was inserted around it. Where a writer repeats himself the alignment
 * may join the start of one sentence to the end of the next: if the quote is all there in fewer words,
 * that is its place.
 */
function tightened(pair: TextPair, quote: Quote, place: Place): Place {
  const length = place.words.end - place.words.first
  if (place.isVerbatim || length <= TIGHT_STRETCH * quote.count + TIGHT_STRETCH_WORDS) return place
  const match = matchWithin(
    pair,
    { from: pair.before, passage: quote.words, to: pair.after },
    place.words,
  )
  if (!match || match.weight < place.match.weight) return place
  const isShorter = match.place.end - match.place.first < length
  return isShorter ? placeOf(pair, quote, match) : place
}

/** Copies of the words elsewhere than the aligned place; whether the quote is there to the character. */
export function copiesElsewhere(pair: TextPair, quote: Quote, aligned: Place | null): Place[] {
  const near = () => aligned?.words.first ?? expectedWord(pair, quote)
  return copiesOf(pair, quote, pair.after, near)
    .map(({ first }) => new Int32Array(quote.count).map((_, k) => first + k))
    .map((partners) => placeOf(pair, quote, wholeMatch(partners, quote.weight)))
    .filter((place) => !aligned || !overlaps(place.range, aligned.range))
}

/** Where the quote would be if only its own words were gone. */
function expectedWord(pair: TextPair, quote: Quote): number {
  for (let i = quote.words.first - 1; i >= 0; i--) {
    if (at(pair.toAfter, i) >= 0) return at(pair.toAfter, i) + 1
  }
  return 0
}

/** Changed copies elsewhere that may have moved, clearly better than what is left in place. */
export function movedPlaces(pair: TextPair, quote: Quote, aligned: Place | null): Place[] {
  const minimum = Math.max(MIN_MOVED_SIMILARITY, (aligned?.similarity ?? 0) + MOVED_ADVANTAGE)
  const search = { from: pair.before, passage: quote.words, to: pair.after, except: null }
  return similarPlaces(pair, search)
    .map((match) => placeOf(pair, quote, match))
    .filter((place) => place.similarity >= minimum)
    .filter(
      (place) => place.similarity >= SHOWN_MOVED_SIMILARITY || place.context >= MIN_MOVED_CONTEXT,
    )
}
