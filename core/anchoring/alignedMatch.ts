import { at } from '../text/at.ts'
import { ALIGNED_CONTEXT, RESPELLED, RESPELLED_LETTERS } from './limits.ts'
import { type Match, matchOf } from './match.ts'
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

/** Weight to credit for words of the quote that were respelled in place: gaps of equal length. */
function respelledWeight(pair: TextPair, quote: Quote, match: Match): number {
  let credit = 0
  let last = match.first
  for (let k = match.first + 1; k <= match.last; k++) {
    const partner = at(match.partners, k)
    if (partner < 0) continue
    const lastPartner = at(match.partners, last)
    if (partner - lastPartner === k - last) {
      for (let x = last + 1; x < k; x++) {
        const id = wordIdOf(pair, quote, x)
        const other = at(pair.after.tokens.ids, lastPartner + x - last)
        if (commonLetters(pair.wordOf(id), pair.wordOf(other)) >= RESPELLED_LETTERS) {
          credit += RESPELLED * at(pair.weights, id)
        }
      }
    }
    last = k
  }
  return credit
}

/** What the alignment of the two texts says about a quote; null when no word of it stayed in place. */
export function alignedMatch(pair: TextPair, quote: Quote): AlignedMatch | null {
  const start = Math.max(0, quote.words.first - ALIGNED_CONTEXT)
  const partners = pair.toAfter.subarray(start, quote.words.end + ALIGNED_CONTEXT)
  const weightAt = (k: number) => at(pair.weights, at(pair.before.tokens.ids, start + k))
  const core = { first: quote.words.first - start, end: quote.words.end - start }
  const match = matchOf(partners, weightAt, core)
  if (!match) return null
  const weight = match.weight + respelledWeight(pair, quote, match)
  return { match, similarity: Math.min(1, weight / quote.weight) }
}
