import { at } from '../text/at.ts'
import { MIN_EVIDENCE, SURE_RUN } from './limits.ts'
import { isWhole } from './match.ts'
import type { Place } from './place.ts'
import type { Quote } from './quote.ts'
import type { TextPair } from './textPair.ts'

/** Weight of the most frequent words: what a match says even when it says nothing. */
const FLOOR = 0.15

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
    weight += at(pair.weights, at(before.tokens.ids, i)) - FLOOR
  }
  return { words: SURE_RUN, weight, isFull: true }
}

function runsAround(pair: TextPair, quote: Quote, place: Place): readonly [Run, Run] {
  const isFirstKept = place.match.first === 0
  const isLastKept = place.match.last === quote.count - 1
  const none: Run = { words: 0, weight: 0, isFull: false }
  return [
    isFirstKept ? runBeside(pair, quote.words.first - 1, place.words.first - 1, -1) : none,
    isLastKept ? runBeside(pair, quote.words.end, place.words.end, 1) : none,
  ]
}

/** Whether the surviving words, with those that stayed beside them, are too telling to be chance. */
export function isTelling(pair: TextPair, quote: Quote, place: Place): boolean {
  let evidence = 0
  place.match.partners.forEach((partner) => {
    if (partner >= 0) evidence += at(pair.weights, at(pair.after.tokens.ids, partner)) - FLOOR
  })
  const [left, right] = runsAround(pair, quote, place)
  return evidence + left.weight + right.weight >= MIN_EVIDENCE || (left.isFull && right.isFull)
}

function isSlidable(pair: TextPair, quote: Quote): boolean {
  for (let i = quote.words.first; i < quote.words.end; i++) {
    if (at(pair.slidable, i) === 0) return false
  }
  return true
}

/**
 * Whether the aligned place needs no second look: every word and character is there, so are the
 * neighbours on both sides, and no other copy of the words could have been the one that stayed.
 */
export function isCertain(pair: TextPair, quote: Quote, place: Place): boolean {
  if (!place.isVerbatim || !isWhole(place.match) || isSlidable(pair, quote)) return false
  const [left, right] = runsAround(pair, quote, place)
  const hasNeighbours = (left.words > 0 || left.isFull) && (right.words > 0 || right.isFull)
  return hasNeighbours && isTelling(pair, quote, place)
}
