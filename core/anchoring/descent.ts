import { at, floatAt } from '../text/at.ts'
import type { TokenSpan } from '../text/tokenSpan.ts'
import { endOf } from '../text/tokens.ts'
import { contextAgreement } from './context.ts'
import { copiesOf } from './copies.ts'
import { CONTEXT_SHARE, MIN_CLAIM, MIN_TWIN_WORDS, QUOTE_SHARE, SETTLED } from './limits.ts'
import { areNeighbours, isWhole } from './match.ts'
import type { Place } from './place.ts'
import type { Quote } from './quote.ts'
import { isWholeLine } from './sentences.ts'
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
    const weight = floatAt(pair.weights, at(pair.after.tokens.ids, i))
    const origin = at(pair.toBefore, i)
    total += weight
    if (origin >= 0 && !isInside(origin, quote)) taken += weight
  }
  return total === 0 ? 0 : taken / total
}

/** Old words that could be where a place comes from, and the weight of the place they account for. */
interface Rival {
  readonly origin: TokenSpan
  readonly weight: number
  /** It says the very words of the place, and enough of them not to do so by chance. */
  readonly isTwin: boolean
  /** The old words themselves, one for each word of the place that they explain. */
  readonly words: readonly number[]
}

/** Share of a rival's words that the alignment put outside the place: the rival lives there. */
function settledShare(pair: TextPair, rival: Rival, place: TokenSpan): number {
  let settled = 0
  for (const word of rival.words) {
    const home = at(pair.toAfter, word)
    if (home < 0 || isInside(home, place)) continue
    settled += floatAt(pair.weights, at(pair.before.tokens.ids, word))
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

/** The other old passages that say the very words of a quote. */
function copiesAsRivals(pair: TextPair, quote: Quote): Rival[] {
  return copiesOf(pair, quote, pair.before, () => quote.words.first)
    .filter((origin) => origin.end <= quote.words.first || origin.first >= quote.words.end)
    .map((origin) => {
      const words = Array.from({ length: quote.count }, (_, k) => origin.first + k)
      return { origin, weight: quote.weight, words, isTwin: false }
    })
}

/** Which words of a place stand in it whole: as the quote did, it may cut through its first and last. */
function wholeWords(pair: TextPair, { words, range }: Place): TokenSpan {
  const { tokens } = pair.after
  const first = at(tokens.starts, words.first) < range[0] ? 1 : 0
  const last = endOf(tokens, words.end - 1) > range[1] ? 1 : 0
  return { first, end: words.end - words.first - last }
}

/** The other old passages that are like a place. */
function similarRivals(pair: TextPair, quote: Quote, place: Place): Rival[] {
  const search = { from: pair.after, passage: place.words, to: pair.before, except: quote.words }
  const { first, end } = wholeWords(pair, place)
  return similarPlaces(pair, search).map((match) => ({
    origin: match.place,
    weight: match.weight,
    isTwin: end - first >= MIN_TWIN_WORDS && areNeighbours(match.partners.subarray(first, end)),
    words: Array.from(match.partners).filter((word) => word >= 0),
  }))
}

/** Old passages other than the quote that could be where a place comes from and are found nowhere else. */
function rivalsFor(pair: TextPair, quote: Quote, place: Place): Rival[] {
  const rivals = place.isVerbatim ? copiesAsRivals(pair, quote) : similarRivals(pair, quote, place)
  return rivals.filter((rival) => settledShare(pair, rival, place.words) < SETTLED)
}

/** Whether a place where the quote reads otherwise says the very words of another passage: it may be that one, moved. */
export function hasTwin(pair: TextPair, quote: Quote, place: Place): boolean {
  // Where only marks or spaces differ, the words are its own.
  if (place.isVerbatim || isWhole(place.match)) return false
  return rivalsFor(pair, quote, place).some(({ isTwin }) => isTwin)
}

/**
 * The best claim to a place by old passages other than the quote that are found nowhere else in the
 * new text; 0 when there is none worth the name. The alignment gives a place to one passage even where
 * two would fit; this asks the others. A place that says the very words of the quote is contested only
 * by passages that say them too, and a line of its own (a heading) only by such lines.
 */
export function rivalClaim(pair: TextPair, quote: Quote, place: Place): number {
  const { words, isVerbatim } = place
  const isLine =
    isVerbatim && isWholeLine(pair.before, quote.words) && isWholeLine(pair.after, words)
  let best = 0
  for (const rival of rivalsFor(pair, quote, place)) {
    if (isLine && !isWholeLine(pair.before, rival.origin)) continue
    // Our quote reads otherwise: however well the surroundings fit us, this may be the other one, moved.
    if (rival.isTwin) return 1
    const claim = claimOf(pair, rival.weight, rival.origin, words)
    if (claim >= MIN_CLAIM && claim > best) best = claim
  }
  return best
}
