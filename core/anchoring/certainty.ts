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
  /** It reached a line break, in both texts at the same word. */
  readonly isWholeLine: boolean
}

function reachesLine(pair: TextPair, oldWord: number, newWord: number, step: -1 | 1): boolean {
  // The break lies before the word when walking to the right, after it when walking to the left.
  const next = step === 1 ? 0 : 1
  return startsLine(pair.before, oldWord + next) && startsLine(pair.after, newWord + next)
}

function runBeside(pair: TextPair, oldWord: number, newWord: number, step: -1 | 1): Run {
  const { before, after, toAfter } = pair
  let weight = 0
  let isWholeLine = false
  for (let words = 0; words < SURE_RUN; words++) {
    const i = oldWord + step * words
    const j = newWord + step * words
    isWholeLine ||= reachesLine(pair, i, j, step)
    const isOldEdge = i < 0 || i >= before.tokens.count
    const isNewEdge = j < 0 || j >= after.tokens.count
    if (isOldEdge || isNewEdge)
      return { words, weight, isFull: isOldEdge && isNewEdge, isWholeLine }
    if (at(toAfter, i) !== j) return { words, weight, isFull: false, isWholeLine }
    weight += evidenceOf(pair, at(before.tokens.ids, i))
  }
  return { words: SURE_RUN, weight, isFull: true, isWholeLine: true }
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
  place.match.partners.forEach((partner) => {
    if (partner >= 0) evidence += evidenceOf(pair, at(pair.after.tokens.ids, partner))
  })
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

/**
 * Whether the aligned place needs no second look: every word and character is there, so is a run of
 * neighbours on both sides, and no other copy of the words could as well have been the one that stayed.
 * Subtle: neighbours on one side, however many, prove nothing; what preceded a deleted sentence
 * precedes its look-alike now.
 */
export function isCertain(pair: TextPair, quote: Quote, place: Place): boolean {
  return isAnchored(pair, quote, place, (run) => run.isFull)
}

/** The same with at least one neighbour on each side: enough unless another old passage lays claim. */
export function isLikely(pair: TextPair, quote: Quote, place: Place): boolean {
  return isAnchored(pair, quote, place, (run) => run.isFull || run.words > 0)
}

function isAnchored(
  pair: TextPair,
  quote: Quote,
  place: Place,
  isEnough: (run: Run) => boolean,
): boolean {
  if (!place.isVerbatim || !isWhole(place.match) || isUndecided(pair, quote)) return false
  return runsAround(pair, quote, place).every(isEnough) && isTelling(pair, quote, place)
}

/**
 * Whether a verbatim place stands in its own line still, or in as much of it as SURE_RUN words on each
 * side: then a copy elsewhere, however alike its surroundings, is another passage.
 */
export function isInKeptLine(pair: TextPair, quote: Quote, place: Place): boolean {
  if (!place.isVerbatim || !isWhole(place.match) || isUndecided(pair, quote)) return false
  const [left, right] = runsAround(pair, quote, place)
  return left.isWholeLine && right.isWholeLine && left.words + right.words >= MIN_LINE_REST
}
