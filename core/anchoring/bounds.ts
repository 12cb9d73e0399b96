import type { Range } from '../model/range.ts'
import { at } from '../text/at.ts'
import type { Match } from './match.ts'
import type { Quote } from './quote.ts'
import type { TextPair } from './textPair.ts'

/** A replacement at an edge is taken in when it is at most this long, by the words it replaces. */
function longestReplacement(lost: number): number {
  return 2 * lost + 2
}

/**
 * How many words stand between a place and the word that stood beside the quote, seen from the
 * place in direction `step`: where the alignment has that word, or else where the same two
 * words are near, as in a passage that moved. Null when it is not within `limit`.
 */
function wordsToNeighbour(
  pair: TextPair,
  oldNeighbour: number,
  newNeighbour: number,
  step: -1 | 1,
  limit: number,
): number | null {
  const { before, toAfter } = pair
  if (oldNeighbour < 0 || oldNeighbour >= before.tokens.count) return null
  const aligned = (at(toAfter, oldNeighbour) - newNeighbour) * step
  if (at(toAfter, oldNeighbour) >= 0 && aligned >= 0 && aligned <= limit) return aligned
  for (let distance = 0; distance <= limit; distance++) {
    if (isSamePair(pair, oldNeighbour, newNeighbour + step * distance, step)) return distance
  }
  return null
}

/** Whether a word and the one beyond it are the same in both texts; one word alone may be chance. */
function isSamePair(
  { before, after }: TextPair,
  oldWord: number,
  newWord: number,
  step: -1 | 1,
): boolean {
  const isSame = (i: number, j: number) =>
    i >= 0 &&
    j >= 0 &&
    i < before.tokens.count &&
    j < after.tokens.count &&
    at(before.tokens.ids, i) === at(after.tokens.ids, j)
  return isSame(oldWord, newWord) && isSame(oldWord + step, newWord + step)
}

/** First word of the place: words that replace the quote's lost first words belong to it. */
function firstWord(pair: TextPair, quote: Quote, match: Match): number {
  const { first } = match.place
  const limit = longestReplacement(match.first)
  if (match.first === 0) return first
  return first - (wordsToNeighbour(pair, quote.words.first - 1, first - 1, -1, limit) ?? 0)
}

/** Index after the last word of the place; the mirror image of `firstWord`. */
function endWord(pair: TextPair, quote: Quote, match: Match): number {
  const { end } = match.place
  const lost = quote.count - 1 - match.last
  if (lost === 0) return end
  return end + (wordsToNeighbour(pair, quote.words.end, end, 1, longestReplacement(lost)) ?? 0)
}

const blank = /\s/

/** Length of the run of separators that are not blank, at most `limit`, beside an offset. */
function punctuationBeside(text: string, offset: number, step: -1 | 1, limit: number): number {
  let length = 0
  while (length < limit) {
    const character = text[step > 0 ? offset + length : offset - 1 - length]
    if (character === undefined || blank.test(character)) break
    length++
  }
  return length
}

/** Where the place starts, given that its first word is the quote's first: punctuation and cut included. */
function startAt(pair: TextPair, quote: Quote, oldWord: number, newWord: number): number {
  const { before, after } = pair
  const newStart = at(after.tokens.starts, newWord)
  const lead = at(before.tokens.starts, oldWord) - quote.range[0]
  if (lead === 0) return newStart
  if (lead < 0) return isSameSpelling(pair, oldWord, newWord) ? newStart - lead : newStart
  const head = before.text.slice(quote.range[0], at(before.tokens.starts, oldWord))
  if (after.text.endsWith(head, newStart)) return newStart - lead
  const room = newWord > 0 ? newStart - at(after.tokens.ends, newWord - 1) : newStart
  return newStart - punctuationBeside(after.text, newStart, -1, Math.min(room, lead))
}

function endAt(pair: TextPair, quote: Quote, oldWord: number, newWord: number): number {
  const { before, after } = pair
  const newEnd = at(after.tokens.ends, newWord)
  const oldEnd = at(before.tokens.ends, oldWord)
  const trail = quote.range[1] - oldEnd
  if (trail === 0) return newEnd
  if (trail < 0) return isSameSpelling(pair, oldWord, newWord) ? newEnd + trail : newEnd
  const tail = before.text.slice(oldEnd, quote.range[1])
  if (after.text.startsWith(tail, newEnd)) return newEnd + trail
  const next = newWord + 1 < after.tokens.count ? at(after.tokens.starts, newWord + 1) : Infinity
  const room = Math.min(next, after.text.length) - newEnd
  return newEnd + punctuationBeside(after.text, newEnd, 1, Math.min(room, trail))
}

function isSameSpelling({ before, after }: TextPair, oldWord: number, newWord: number): boolean {
  const old = before.text.slice(at(before.tokens.starts, oldWord), at(before.tokens.ends, oldWord))
  const start = at(after.tokens.starts, newWord)
  return old.length === at(after.tokens.ends, newWord) - start && after.text.startsWith(old, start)
}

function splitsPair(text: string, offset: number): boolean {
  return offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff
}

/** Moves ends that would split a surrogate pair outward; only broken text can bring them there. */
export function wholeCharacters(text: string, [start, end]: Range): Range {
  return [splitsPair(text, start) ? start - 1 : start, splitsPair(text, end) ? end + 1 : end]
}

/**
 * The range of a match in the new text. Ends follow the quote's own: a bracket or full stop it
 * took in is taken in again, a word it cut through is cut at the same letter, a word that replaces its
 * first or last one belongs to it.
 */
export function rangeOf(pair: TextPair, quote: Quote, match: Match): Range {
  const first = firstWord(pair, quote, match)
  const end = endWord(pair, quote, match)
  const isFirstFound = match.first === 0 || first < match.place.first
  const isLastFound = match.last === quote.count - 1 || end > match.place.end
  const start = isFirstFound
    ? startAt(pair, quote, quote.words.first, first)
    : at(pair.after.tokens.starts, first)
  const stop = isLastFound
    ? endAt(pair, quote, quote.words.end - 1, end - 1)
    : at(pair.after.tokens.ends, end - 1)
  return wholeCharacters(pair.after.text, [start, stop])
}
