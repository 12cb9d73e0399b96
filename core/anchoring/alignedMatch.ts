import { at, floatAt } from '../text/at.ts'
import { ALIGNED_CONTEXT, RESPELLED, RESPELLED_LETTERS } from './limits.ts'
import { areNeighbours, type Match, matchOf, wholeMatch } from './match.ts'
import { type Quote, wordIdOf } from './quote.ts'
import type { TextPair } from './textPair.ts'

/** A match with how much of the quote it holds, respelled words counted in part. */
export interface AlignedMatch {
  readonly match: Match
  readonly similarity: number
}

/** Share of letters two words have in common from both ends. */
function commonLetters(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  let front = 0
  while (front < shorter && a[front] === b[front]) front++
  let back = 0
  while (back < shorter - front && a[a.length - 1 - back] === b[b.length - 1 - back]) back++
  return (front + back) / Math.max(a.length, b.length)
}

/**
 * Partner of the k-th word of a quote in a match; of the words beside the quote (k is -1 or its count), the one the
 * alignment has, if it stands on that side. -1 for none.
 */
function heldPartner(pair: TextPair, quote: Quote, { partners, place }: Match, k: number): number {
  if (k >= 0 && k < quote.count) return at(partners, k)
  const word = quote.words.first + k
  if (word < 0 || word >= pair.before.tokens.count) return -1
  const partner = at(pair.toAfter, word)
  const isOnItsSide = k < 0 ? partner < place.first : partner >= place.end
  return isOnItsSide ? partner : -1
}

/** Weight to credit for words of the quote that were respelled in place: gaps of equal length. */
function respelledWeight(pair: TextPair, quote: Quote, match: Match): number {
  let credit = 0
  let last: number | null = null
  for (let k = -1; k <= quote.count; k++) {
    const partner = heldPartner(pair, quote, match, k)
    if (partner < 0) continue
    const shift = partner - k
    if (last !== null && shift === heldPartner(pair, quote, match, last) - last) {
      for (let x = last + 1; x < k; x++) {
        const id = wordIdOf(pair, quote, x)
        const other = at(pair.after.tokens.ids, shift + x)
        if (commonLetters(pair.wordOf(id), pair.wordOf(other)) >= RESPELLED_LETTERS) {
          credit += RESPELLED * floatAt(pair.weights, id)
        }
      }
    }
    last = k
  }
  return credit
}

/** What the alignment of the two texts says about a quote; null when no word of it stayed in place. */
export function alignedMatch(pair: TextPair, quote: Quote): AlignedMatch | null {
  const own = pair.toAfter.subarray(quote.words.first, quote.words.end)
  if (areNeighbours(own)) return { match: wholeMatch(own, quote.weight), similarity: 1 }
  const start = Math.max(0, quote.words.first - ALIGNED_CONTEXT)
  const end = quote.words.end + ALIGNED_CONTEXT
  const pairing = {
    ids: pair.before.tokens.ids.subarray(start, end),
    partners: pair.toAfter.subarray(start, end),
  }
  const core = { first: quote.words.first - start, end: quote.words.end - start }
  const match = matchOf(pair, pairing, core)
  if (!match) return null
  const weight = match.weight + respelledWeight(pair, quote, match)
  return { match, similarity: Math.min(1, weight / quote.weight) }
}
