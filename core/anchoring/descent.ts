import { at } from '../text/at.ts'
import type { TokenSpan } from '../text/tokenSpan.ts'
import { contextAgreement } from './context.ts'
import { CONTEXT_SHARE, MIN_CLAIM, QUOTE_SHARE, SETTLED } from './limits.ts'
import { isWhole, type Match } from './match.ts'
import { similarPlaces } from './similarPlaces.ts'
import { type TextPair, weightOf } from './textPair.ts'

function isInside(index: number, span: TokenSpan): boolean {
  return index >= span.first && index < span.end
}

/**
 * Share of the weight of a place that descends, by the alignment, from old words other than the
 * quote's. A place whose words come from another passage is that passage, not ours: this is what
 * tells a moved text from a look-alike.
 */
export function takenShare(pair: TextPair, quote: TokenSpan, place: TokenSpan): number {
  let total = 0
  let taken = 0
  for (let i = place.first; i < place.end; i++) {
    const weight = at(pair.weights, at(pair.after.tokens.ids, i))
    const origin = at(pair.toBefore, i)
    total += weight
    if (origin >= 0 && !isInside(origin, quote)) taken += weight
  }
  return total === 0 ? 0 : taken / total
}

/** Share of an old passage's words that the alignment put outside the place: it lives there. */
function settledShare(pair: TextPair, rival: Match, place: TokenSpan): number {
  let settled = 0
  for (const origin of rival.partners) {
    if (origin < 0) continue
    const home = at(pair.toAfter, origin)
    if (home < 0 || isInside(home, place)) continue
    settled += at(pair.weights, at(pair.before.tokens.ids, origin))
  }
  return rival.weight === 0 ? 1 : settled / rival.weight
}

/** How well an old passage explains a place: the share of the place it accounts for, and its context. */
export function claimOf(
  pair: TextPair,
  weight: number,
  origin: TokenSpan,
  place: TokenSpan,
): number {
  const share = Math.min(1, weight / weightOf(pair, pair.after.tokens, place))
  return QUOTE_SHARE * share + CONTEXT_SHARE * contextAgreement(pair, origin, place)
}

/**
 * The best claim to a place by old passages other than the quote that are found nowhere else in the
 * new text; 0 when there is none worth the name. The alignment gives a place to one passage even where
 * two would fit; this asks the others. A place that says the very words of the quote is contested only
 * by passages that say them too, one after the other.
 */
export function rivalClaim(
  pair: TextPair,
  quote: TokenSpan,
  place: TokenSpan,
  isVerbatim: boolean,
): number {
  const search = { from: pair.after, passage: place, to: pair.before, except: quote }
  let best = 0
  for (const rival of similarPlaces(pair, search)) {
    if (isVerbatim && !isWhole(rival)) continue
    if (settledShare(pair, rival, place) >= SETTLED) continue
    const claim = claimOf(pair, rival.weight, rival.place, place)
    if (claim >= MIN_CLAIM && claim > best) best = claim
  }
  return best
}
