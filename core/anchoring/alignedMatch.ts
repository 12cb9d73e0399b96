import { at, floatAt } from '../text/at.ts'
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

/** A word of the quote, or beside it, that has a partner. */
interface Held {
  readonly k: number
  readonly partner: number
}

/** The words of a match in order, with the neighbours of the quote where they have a partner on that side. */
function heldWords(pair: TextPair, quote: Quote, match: Match): Held[] {
  const held: Held[] = []
  match.partners.forEach((partner, k) => {
    if (partner >= 0) held.push({ k, partner })
  })
  const before = quote.words.first > 0 ? at(pair.toAfter, quote.words.first - 1) : -1
  if (before >= 0 && before < match.place.first) held.unshift({ k: -1, partner: before })
  const isLast = quote.words.end === pair.before.tokens.count
  const after = isLast ? -1 : at(pair.toAfter, quote.words.end)
  if (after >= match.place.end) held.push({ k: quote.count, partner: after })
  return held
}

/** Weight to credit for words of the quote that were respelled in place: gaps of equal length. */
function respelledWeight(pair: TextPair, quote: Quote, match: Match): number {
  let credit = 0
  let last: Held | null = null
  for (const held of heldWords(pair, quote, match)) {
    if (last && held.partner - last.partner === held.k - last.k) {
      for (let x = last.k + 1; x < held.k; x++) {
        const id = wordIdOf(pair, quote, x)
        const other = at(pair.after.tokens.ids, last.partner + x - last.k)
        if (commonLetters(pair.wordOf(id), pair.wordOf(other)) >= RESPELLED_LETTERS) {
          credit += RESPELLED * floatAt(pair.weights, id)
        }
      }
    }
    last = held
  }
  return credit
}

/** What the alignment of the two texts says about a quote; null when no word of it stayed in place. */
export function alignedMatch(pair: TextPair, quote: Quote): AlignedMatch | null {
  const start = Math.max(0, quote.words.first - ALIGNED_CONTEXT)
  const partners = pair.toAfter.subarray(start, quote.words.end + ALIGNED_CONTEXT)
  const weightAt = (k: number) => floatAt(pair.weights, at(pair.before.tokens.ids, start + k))
  const core = { first: quote.words.first - start, end: quote.words.end - start }
  const match = matchOf(partners, weightAt, core)
  if (!match) return null
  const weight = match.weight + respelledWeight(pair, quote, match)
  return { match, similarity: Math.min(1, weight / quote.weight) }
}
