import { alignedPlace, copiesElsewhere, movedPlaces } from './candidates.ts'
import { certaintyOf, isInKeptLine } from './certainty.ts'
import { type Home, homeOf, isAtHome, movedWithin } from './home.ts'
import {
  MARGIN,
  MIN_ALIGNED_SIMILARITY,
  MIN_MOVED_CONTEXT,
  SURE_SIMILARITY,
  TELLING_QUOTE,
} from './limits.ts'
import { overlaps, type PartPlacement, type Place } from './place.ts'
import type { Quote } from './quote.ts'
import { isWholeLine } from './sentences.ts'
import {
  hasRivalClaim,
  type Standing,
  standingElsewhere,
  standingInSentence,
  standingOfAligned,
} from './standing.ts'
import type { TextPair } from './textPair.ts'

/** Places by what may be done with them. */
type Verdict = Readonly<Record<Standing, readonly Place[]>>

/** What became of the sentence around a quote, asked only when the quote alone leaves a doubt. */
type AskHome = () => Home | null

function once<T>(ask: () => T): () => T {
  let answer: { readonly value: T } | null = null
  return () => {
    answer ??= { value: ask() }
    return answer.value
  }
}

function judge(pair: TextPair, quote: Quote, aligned: Place | null, askHome: AskHome): Verdict {
  const verdict: Record<Standing, Place[]> = { free: [], contested: [], weak: [] }
  if (aligned) {
    const standing = standingOfAligned(pair, quote, aligned)
    const isFree = standing === 'contested' && isAtHome(pair, quote, aligned, askHome())
    verdict[isFree ? 'free' : standing].push(aligned)
  }
  const elsewhere = copiesElsewhere(pair, quote, aligned)
  const isNew = (place: Place) => !elsewhere.some((other) => overlaps(other.range, place.range))
  if (!aligned || aligned.similarity < MIN_ALIGNED_SIMILARITY) {
    const moved = movedWithin(pair, quote, askHome())
    if (moved && isNew(moved)) verdict[standingInSentence(pair, quote, moved)].push(moved)
  }
  if (!aligned || aligned.similarity < SURE_SIMILARITY) {
    elsewhere.push(...movedPlaces(pair, quote, aligned).filter(isNew))
  }
  for (const place of elsewhere) verdict[standingElsewhere(pair, quote, place)].push(place)
  return verdict
}

function needsNoSecondLook(pair: TextPair, quote: Quote, aligned: Place): boolean {
  const certainty = certaintyOf(pair, quote, aligned)
  return certainty === 'certain' || (certainty === 'likely' && !hasRivalClaim(pair, quote, aligned))
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
  return placeByWeighing(pair, quote, aligned)
}

function placeByWeighing(pair: TextPair, quote: Quote, aligned: Place | null): PartPlacement {
  const askHome = once(() => homeOf(pair, quote, placeQuote))
  const verdict = judge(pair, quote, aligned, askHome)
  const free = verdict.free.toSorted(byScore)
  const all = [...verdict.free, ...verdict.contested, ...verdict.weak].sort(byScore)
  const best = bestOf(pair, quote, aligned, free, askHome)
  if (!best) {
    const isAmbiguous = verdict.contested.length > 0
    return { range: null, isAmbiguous, score: all[0]?.score ?? 0, considered: all }
  }
  const others = all.filter((place) => place !== best)
  const rivals = others.filter(
    (place) =>
      isRival(pair, quote, best, place, free.includes(place)) && best.score - place.score < MARGIN,
  )
  const isSettled =
    rivals.length === 0 ||
    (best === aligned && isInKeptLine(pair, quote, best)) ||
    (best === aligned && isAtHome(pair, quote, best, askHome()) && !rivals.some(cameAlong))
  const considered = isSettled ? [best, ...others] : all
  const range = isSettled ? best.range : null
  return { range, isAmbiguous: !isSettled, score: best.score, considered }
}

/** The best place: at home, unless the quote was taken elsewhere along with what stood around it. */
function bestOf(
  pair: TextPair,
  quote: Quote,
  aligned: Place | null,
  free: readonly Place[],
  askHome: AskHome,
): Place | undefined {
  const [best] = free
  if (!best || !aligned || best === aligned || cameAlong(best)) return best
  const isHome = free.includes(aligned) && isAtHome(pair, quote, aligned, askHome())
  return isHome ? aligned : best
}

/**
 * Whether a place can put the best one in doubt: it could be the quote's too, or the very words of the
 * quote stand there, whoever's they are, while the best place has others.
 */
function isRival(
  pair: TextPair,
  quote: Quote,
  best: Place,
  place: Place,
  isFree: boolean,
): boolean {
  if (overlaps(place.range, best.range)) return false
  if (isFree) return !isLineAmongPhrases(pair, quote, best, place)
  return place.isVerbatim && !best.isVerbatim && quote.weight >= TELLING_QUOTE
}

/** Whether the quote was a line of its own, as the best place is, and the other place is not. */
function isLineAmongPhrases(pair: TextPair, quote: Quote, best: Place, place: Place): boolean {
  if (!best.isVerbatim || !isWholeLine(pair.before, quote.words)) return false
  return isWholeLine(pair.after, best.words) && !isWholeLine(pair.after, place.words)
}

/** Whether the surroundings of the quote are at a place too: there it would have moved, not been copied. */
function cameAlong(place: Place): boolean {
  return place.context >= MIN_MOVED_CONTEXT
}
