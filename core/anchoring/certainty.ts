import { at, byteAt, floatAt } from '../text/at.ts'
import { MIN_EVIDENCE, MIN_LINE_REST, SURE_RUN } from './limits.ts'
import { isWhole } from './match.ts'
import type { Place } from './place.ts'
import type { Quote } from './quote.ts'
import { isWholeLine, startsLine } from './sentences.ts'
import type { TextPair } from './textPair.ts'

/** Weight of the most frequent words: what a match says even when it says nothing. */
const FLOOR = 0.15

/** How much a word says about where it stands: nothing if it is as frequent as words can be. */
export function evidenceOf(pair: TextPair, id: number): number {
  return floatAt(pair.weights, id) - FLOOR
}

/** Words beside a place that stayed beside it, one after the other. */
interface Run {
  readonly words: number
  readonly weight: number
  /** It reached SURE_RUN words or the edge of both texts. */
  readonly isFull: boolean
}

function runBeside(pair: TextPair, oldWord: number, newWord: number, step: -1 | 1): Run {
  const { before, after, toAfter } = pair
  let weight = 0
  for (let words = 0; words < SURE_RUN; words++) {
    const i = oldWord + step * words
    const j = newWord + step * words
    const isOldEdge = i < 0 || i >= before.tokens.count
    const isNewEdge = j < 0 || j >= after.tokens.count
    if (isOldEdge || isNewEdge) return { words, weight, isFull: isOldEdge && isNewEdge }
    if (at(toAfter, i) !== j) return { words, weight, isFull: false }
    weight += evidenceOf(pair, at(before.tokens.ids, i))
  }
  return { words: SURE_RUN, weight, isFull: true }
}

/** What stayed beside a place, where words at its ends that were replaced were replaced one by one. */
function runsAround(pair: TextPair, quote: Quote, { match, words }: Place): readonly [Run, Run] {
  const newStart = words.first - match.first
  const newEnd = words.end + quote.count - 1 - match.last
  return [
    runBeside(pair, quote.words.first - 1, newStart - 1, -1),
    runBeside(pair, quote.words.end, newEnd, 1),
  ]
}

/** Whether the surviving words, with those that stayed beside them, are too telling to be chance. */
export function isTelling(pair: TextPair, quote: Quote, place: Place): boolean {
  let evidence = 0
  for (const partner of place.match.partners) {
    if (partner >= 0) evidence += evidenceOf(pair, at(pair.after.tokens.ids, partner))
    if (evidence >= MIN_EVIDENCE) return true
  }
  const [left, right] = runsAround(pair, quote, place)
  return evidence + left.weight + right.weight >= MIN_EVIDENCE || (left.isFull && right.isFull)
}

/** Whether SURE_RUN words beside an old place are the words beside a new one, in their order. */
function isRunCopied(pair: TextPair, oldWord: number, newWord: number, step: -1 | 1): boolean {
  const [old, now] = [pair.before.tokens, pair.after.tokens]
  for (let words = 0; words < SURE_RUN; words++) {
    const i = oldWord + step * words
    const j = newWord + step * words
    if (i < 0 || j < 0 || i >= old.count || j >= now.count) return false
    if (at(old.ids, i) !== at(now.ids, j)) return false
  }
  return true
}

/** Whether a line of its own, a heading say, is a line of its own elsewhere beside what it stood beside. */
export function isLineThatMoved(pair: TextPair, quote: Quote, place: Place): boolean {
  if (!place.isVerbatim || !isWholeLine(pair.before, quote.words)) return false
  if (!isWholeLine(pair.after, place.words)) return false
  return (
    isRunCopied(pair, quote.words.end, place.words.end, 1) ||
    isRunCopied(pair, quote.words.first - 1, place.words.first - 1, -1)
  )
}

function isUndecided(pair: TextPair, quote: Quote): boolean {
  for (let i = quote.words.first; i < quote.words.end; i++) {
    if (byteAt(pair.undecided, i) === 0) return false
  }
  return true
}

/** Whether every word and character is at a place, and no other copy could as well have been the one that stayed. */
function isUnchanged(pair: TextPair, quote: Quote, place: Place): boolean {
  return place.isVerbatim && isWhole(place.match) && !isUndecided(pair, quote)
}

/** What is known of the aligned place before anything else is looked at. */
export type Certainty = 'certain' | 'likely' | 'open'

/**
 * How sure the aligned place is. certain: it is unchanged and a run of neighbours stayed on both sides. likely:
 * at least one neighbour did on each side, which is enough unless another old passage lays claim.
 *
 * Subtle: neighbours on one side, however many, prove nothing; what preceded a deleted sentence
 * precedes its look-alike now.
 */
export function certaintyOf(pair: TextPair, quote: Quote, place: Place): Certainty {
  if (!isUnchanged(pair, quote, place)) return 'open'
  const [left, right] = runsAround(pair, quote, place)
  if (left.isFull && right.isFull) return 'certain'
  const isHeld = (run: Run) => run.isFull || run.words > 0
  return isHeld(left) && isHeld(right) && isTelling(pair, quote, place) ? 'likely' : 'open'
}

/** Whether a run is of SURE_RUN words or passes a line break, in both texts the same; it begins at these words. */
function isRestOfLine(
  pair: TextPair,
  run: Run,
  oldWord: number,
  newWord: number,
  step: -1 | 1,
): boolean {
  if (run.words === SURE_RUN) return true
  // The break lies before the word when walking to the right, after it when walking to the left.
  const next = step === 1 ? 0 : 1
  for (let words = 0; words <= run.words; words++) {
    const i = oldWord + step * words + next
    const j = newWord + step * words + next
    if (startsLine(pair.before, i) && startsLine(pair.after, j)) return true
  }
  return false
}

/**
 * Whether a verbatim place stands in its own line still, or in as much of it as SURE_RUN words on each
 * side: then a copy elsewhere, however alike its surroundings, is another passage.
 */
export function isInKeptLine(pair: TextPair, quote: Quote, place: Place): boolean {
  if (!isUnchanged(pair, quote, place)) return false
  const [left, right] = runsAround(pair, quote, place)
  return (
    left.words + right.words >= MIN_LINE_REST &&
    isRestOfLine(pair, left, quote.words.first - 1, place.words.first - 1, -1) &&
    isRestOfLine(pair, right, quote.words.end, place.words.end, 1)
  )
}
