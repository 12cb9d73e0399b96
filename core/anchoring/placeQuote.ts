import { at } from '../text/at.ts'
import type { TokenSpan } from '../text/tokenSpan.ts'
import { alignedMatch } from './alignedMatch.ts'
import { isCertain, isInKeptLine, isLikely, isTelling } from './certainty.ts'
import { copiesOf } from './copies.ts'
import { claimOf, rivalClaim, takenShare } from './descent.ts'
import {
  MARGIN,
  MIN_ALIGNED_SIMILARITY,
  MIN_MOVED_CONTEXT,
  MIN_MOVED_SIMILARITY,
  MOVED_ADVANTAGE,
  SHOWN_MOVED_SIMILARITY,
  SURE_SIMILARITY,
  TAKEN,
  TELLING_QUOTE,
  TIGHT_STRETCH,
  TIGHT_STRETCH_WORDS,
} from './limits.ts'
import type { Match } from './match.ts'
import { matchWithin } from './matchWithin.ts'
import { overlaps, type PartPlacement, type Place, placeOf } from './place.ts'
import type { Quote } from './quote.ts'
import { similarPlaces } from './similarPlaces.ts'
import type { TextPair } from './textPair.ts'

/** Places by what may be done with them. */
interface Verdict {
  /** Could be the quote's. */
  readonly free: readonly Place[]
  /** Look right, but as well or better explained by another passage: shown, never taken. */
  readonly contested: readonly Place[]
  /** Too little is left there. */
  readonly weak: readonly Place[]
}

function alignedPlace(pair: TextPair, quote: Quote): Place | null {
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

function matchAt(quote: Quote, { first, end }: TokenSpan): Match {
  const partners = Int32Array.from({ length: quote.count }, (_, k) => first + k)
  return { partners, first: 0, last: quote.count - 1, place: { first, end }, weight: quote.weight }
}

/** Copies of the words elsewhere than the aligned place; whether the quote is there to the character. */
function copiesElsewhere(pair: TextPair, quote: Quote, aligned: Place | null): Place[] {
  const near = aligned?.words.first ?? expectedWord(pair, quote)
  return copiesOf(pair, quote, pair.after, near)
    .map((copy) => placeOf(pair, quote, matchAt(quote, copy)))
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
function movedPlaces(pair: TextPair, quote: Quote, aligned: Place | null): Place[] {
  const minimum = Math.max(MIN_MOVED_SIMILARITY, (aligned?.similarity ?? 0) + MOVED_ADVANTAGE)
  const search = { from: pair.before, passage: quote.words, to: pair.after, except: null }
  return similarPlaces(pair, search)
    .map((match) => placeOf(pair, quote, match))
    .filter((place) => place.similarity >= minimum)
    .filter(
      (place) => place.similarity >= SHOWN_MOVED_SIMILARITY || place.context >= MIN_MOVED_CONTEXT,
    )
}

type Standing = keyof Verdict

/** Whether another old passage explains a place as well as the quote does. */
function hasRivalClaim(pair: TextPair, quote: Quote, place: Place): boolean {
  const own = claimOf(pair, place.match.weight, quote.words, place.words)
  return rivalClaim(pair, quote, place.words, place.isVerbatim) > own - MARGIN
}

function standingOfAligned(pair: TextPair, quote: Quote, place: Place): Standing {
  if (place.similarity < MIN_ALIGNED_SIMILARITY) return 'weak'
  if (!isTelling(pair, quote, place)) return place.isVerbatim ? 'contested' : 'weak'
  return hasRivalClaim(pair, quote, place) ? 'contested' : 'free'
}

function standingElsewhere(pair: TextPair, quote: Quote, place: Place): Standing {
  if (takenShare(pair, quote.words, place.words) >= TAKEN) {
    return place.isVerbatim ? 'contested' : 'weak'
  }
  // Elsewhere, changed and among strangers: moved and edited, or a look-alike written anew?
  const isStranger = !place.isVerbatim && place.context < MIN_MOVED_CONTEXT
  if (isStranger || !isTelling(pair, quote, place)) return 'contested'
  return hasRivalClaim(pair, quote, place) ? 'contested' : 'free'
}

function judge(pair: TextPair, quote: Quote, aligned: Place | null): Verdict {
  const verdict: Record<Standing, Place[]> = { free: [], contested: [], weak: [] }
  if (aligned) verdict[standingOfAligned(pair, quote, aligned)].push(aligned)
  const elsewhere = copiesElsewhere(pair, quote, aligned)
  if (!aligned || aligned.similarity < SURE_SIMILARITY) {
    for (const place of movedPlaces(pair, quote, aligned)) {
      if (!elsewhere.some((other) => overlaps(other.range, place.range))) elsewhere.push(place)
    }
  }
  for (const place of elsewhere) verdict[standingElsewhere(pair, quote, place)].push(place)
  return verdict
}

function needsNoSecondLook(pair: TextPair, quote: Quote, aligned: Place): boolean {
  if (isCertain(pair, quote, aligned)) return true
  return isLikely(pair, quote, aligned) && !hasRivalClaim(pair, quote, aligned)
}

function byScore(a: Place, b: Place): number {
  return b.score - a.score || a.range[0] - b.range[0]
}

/**
 * Places one range that holds words. The aligned place is taken at once when nothing speaks against
 * it; otherwise every candidate is weighed, and the best is taken only if it is the quote's own
 * and no other comes near it.
 */
export function placeQuote(pair: TextPair, quote: Quote): PartPlacement {
  const aligned = alignedPlace(pair, quote)
  if (aligned && needsNoSecondLook(pair, quote, aligned)) {
    return { range: aligned.range, isAmbiguous: false, score: aligned.score, considered: [aligned] }
  }
  const verdict = judge(pair, quote, aligned)
  const free = verdict.free.toSorted(byScore)
  const considered = [...verdict.free, ...verdict.contested, ...verdict.weak].sort(byScore)
  const [best] = free
  if (!best) {
    const isAmbiguous = verdict.contested.length > 0
    return { range: null, isAmbiguous, score: considered[0]?.score ?? 0, considered }
  }
  const isSettled = best === aligned && isInKeptLine(pair, quote, best)
  const rivals = isSettled ? [] : considered.filter((place) => isRival(free, quote, best, place))
  const isAmbiguous = rivals.some((place) => best.score - place.score < MARGIN)
  return { range: isAmbiguous ? null : best.range, isAmbiguous, score: best.score, considered }
}

/**
 * Whether a place can put the best one in doubt: it could be the quote's too, or the very words of the
 * quote stand there, whoever's they are, while the best place has others.
 */
function isRival(free: readonly Place[], quote: Quote, best: Place, place: Place): boolean {
  if (overlaps(place.range, best.range)) return false
  if (free.includes(place)) return true
  return place.isVerbatim && !best.isVerbatim && quote.weight >= TELLING_QUOTE
}
