import { isLineThatMoved, isTelling } from './certainty.ts'
import { claimOf, rivalClaim, takenShare } from './descent.ts'
import {
  MARGIN,
  MIN_ALIGNED_SIMILARITY,
  MIN_MOVED_CONTEXT,
  MIN_REWORDED_SIMILARITY,
  TAKEN,
} from './limits.ts'
import type { Place } from './place.ts'
import type { Quote } from './quote.ts'
import { isRewordedInPlace } from './rewording.ts'
import type { TextPair } from './textPair.ts'

/**
 * What may be done with a place. free: it could be the quote's. contested: it looks right, but is as well
 * or better explained by another passage; shown, never taken. weak: too little is left there.
 */
export type Standing = 'free' | 'contested' | 'weak'

/** Whether another old passage explains a place as well as the quote does. */
export function hasRivalClaim(pair: TextPair, quote: Quote, place: Place): boolean {
  const own = claimOf(pair, place.match.weight, quote.words, place.words)
  return rivalClaim(pair, quote, place) > own - MARGIN
}

/** Whether a place in line with its surroundings holds enough of the quote to be looked at. */
function isEnough(pair: TextPair, quote: Quote, place: Place): boolean {
  if (place.similarity >= MIN_ALIGNED_SIMILARITY) return true
  return place.similarity >= MIN_REWORDED_SIMILARITY && isRewordedInPlace(pair, quote, place)
}

/** Standing of the place where the alignment has the quote. */
export function standingOfAligned(pair: TextPair, quote: Quote, place: Place): Standing {
  if (!isEnough(pair, quote, place)) return 'weak'
  if (!isTelling(pair, quote, place)) return place.isVerbatim ? 'contested' : 'weak'
  return hasRivalClaim(pair, quote, place) ? 'contested' : 'free'
}

/** Standing of a place elsewhere in the new text. */
export function standingElsewhere(pair: TextPair, quote: Quote, place: Place): Standing {
  if (takenShare(pair, quote.words, place.words) >= TAKEN) {
    return place.isVerbatim ? 'contested' : 'weak'
  }
  // Elsewhere, changed and among strangers: moved and edited, or a look-alike written anew?
  const isStranger = !place.isVerbatim && place.context < MIN_MOVED_CONTEXT
  const isKnown = isTelling(pair, quote, place) || isLineThatMoved(pair, quote, place)
  if (isStranger || !isKnown) return 'contested'
  return hasRivalClaim(pair, quote, place) ? 'contested' : 'free'
}

/** Standing of a place that is elsewhere in the sentence the quote was in: it is among its own. */
export function standingInSentence(pair: TextPair, quote: Quote, place: Place): Standing {
  if (takenShare(pair, quote.words, place.words) >= TAKEN) return 'weak'
  return hasRivalClaim(pair, quote, place) ? 'contested' : 'free'
}
