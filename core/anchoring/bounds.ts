import type { Range } from '../model/range.ts'
import { at } from '../text/at.ts'
import { endOf } from '../text/tokens.ts'
import { cutLike } from './cutLike.ts'
import { withMarks } from './edges.ts'
import type { Match } from './match.ts'
import type { Quote } from './quote.ts'
import { sentenceStarts, startsSentence } from './sentences.ts'
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

/** A match that is being given its ends. */
interface Placing {
  readonly pair: TextPair
  readonly quote: Quote
  readonly match: Match
}

/**
 * First word of the place: words that replace the quote's lost first words belong to it, but no more
 * ends of sentences than it lost.
 */
function firstWord({ pair, quote, match }: Placing): number {
  const { first } = match.place
  const { before, after } = pair
  const old = quote.words.first
  if (match.first === 0) return first
  const limit = longestReplacement(match.first)
  const near = first - (wordsToNeighbour(pair, old - 1, first - 1, -1, limit) ?? 0)
  let room = sentenceStarts(before, old + 1, old + match.first + 1)
  let start = first
  while (start > near && (!startsSentence(after, start) || room-- > 0)) start--
  return start
}

/** Index after the last word of the place; the mirror image of `firstWord`. */
function endWord({ pair, quote, match }: Placing): number {
  const { end } = match.place
  const { before, after } = pair
  const old = quote.words.end
  const lost = quote.count - 1 - match.last
  if (lost === 0) return end
  const near = end + (wordsToNeighbour(pair, old, end, 1, longestReplacement(lost)) ?? 0)
  let room = sentenceStarts(before, old - lost, old)
  let stop = end
  while (stop < near && (!startsSentence(after, stop) || room-- > 0)) stop++
  return stop
}

function splitsPair(text: string, offset: number): boolean {
  return offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff
}

/** Moves ends that would split a surrogate pair outward; only broken text can bring them there. */
export function wholeCharacters(text: string, [start, end]: Range): Range {
  return [splitsPair(text, start) ? start - 1 : start, splitsPair(text, end) ? end + 1 : end]
}

/** Start of the words of a place, with the cut through the first one if the quote made one. */
function wordStart({ pair, quote }: Placing, newWord: number, isFound: boolean): number {
  const start = at(pair.after.tokens.starts, newWord)
  const cut = quote.range[0] - at(pair.before.tokens.starts, quote.words.first)
  if (cut <= 0 || !isFound) return start
  const old = spellingAt(pair.before, quote.words.first)
  return start + (cutLike(old, cut, spellingAt(pair.after, newWord)) ?? 0)
}

/** End of the words of a place; the mirror image of `wordStart`. */
function wordEnd({ pair, quote }: Placing, newWord: number, isFound: boolean): number {
  const end = endOf(pair.after.tokens, newWord)
  const old = spellingAt(pair.before, quote.words.end - 1)
  const cut = quote.range[1] - at(pair.before.tokens.starts, quote.words.end - 1)
  if (cut >= old.length || !isFound) return end
  const now = spellingAt(pair.after, newWord)
  return end - now.length + (cutLike(old, cut, now) ?? now.length)
}

function spellingAt({ text, tokens }: TextPair['before'], word: number): string {
  return text.slice(at(tokens.starts, word), endOf(tokens, word))
}

/**
 * The range of a match in the new text. Ends follow the quote's own: a bracket or full stop it
 * took in is taken in again, a word it cut through is cut alike, a word that replaces its
 * first or last one belongs to it.
 */
export function rangeOf(pair: TextPair, quote: Quote, match: Match): Range {
  const placing = { pair, quote, match }
  const { text, tokens } = pair.before
  const first = firstWord(placing)
  const last = endWord(placing) - 1
  const isFirstFound = match.first === 0 || first < match.place.first
  const isLastFound = match.last === quote.count - 1 || last >= match.place.end
  const words: Range = [
    wordStart(placing, first, isFirstFound),
    wordEnd(placing, last, isLastFound),
  ]
  const head = text.slice(quote.range[0], at(tokens.starts, quote.words.first))
  const tail = text.slice(endOf(tokens, quote.words.end - 1), quote.range[1])
  const start = withMarks(pair, quote, words, first, head, -1)
  const end = withMarks(pair, quote, [start, words[1]], last, tail, 1)
  return wholeCharacters(pair.after.text, [start, end])
}
