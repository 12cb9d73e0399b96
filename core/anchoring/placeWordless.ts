import { at, byteAt } from '../text/at.ts'
import { endOf } from '../text/tokens.ts'
import { wholeCharacters } from './bounds.ts'
import { CONTEXT_SHARE, MAX_COPIES, QUOTE_SHARE } from './limits.ts'
import type { PartPlacement } from './place.ts'
import type { Quote } from './quote.ts'
import type { IndexedText, TextPair } from './textPair.ts'

/** The text between two neighbouring words, or between a word and an edge of the text. */
interface Gap {
  readonly start: number
  readonly text: string
}

function gapBefore({ text, tokens }: IndexedText, word: number): Gap {
  const start = word > 0 ? endOf(tokens, word - 1) : 0
  const end = word < tokens.count ? at(tokens.starts, word) : text.length
  return { start, text: text.slice(start, end) }
}

function occurrences(text: string, quote: string, limit: number): number[] {
  const found: number[] = []
  for (let index = text.indexOf(quote); index >= 0; index = text.indexOf(quote, index + 1)) {
    found.push(index)
    if (found.length === limit) break
  }
  return found
}

/** New word after which, and before which, the quote should stand; null where that word is gone. */
function neighbours(pair: TextPair, quote: Quote): { left: number | null; right: number | null } {
  const next = quote.words.first
  const { before, after, toAfter, undecided } = pair
  const partner = (word: number, edge: number): number | null => {
    if (word < 0 || word >= before.tokens.count) return edge
    return byteAt(undecided, word) === 0 && at(toAfter, word) >= 0 ? at(toAfter, word) : null
  }
  return { left: partner(next - 1, -1), right: partner(next, after.tokens.count) }
}

/** Offset in the new gap of the quote's own occurrence: the same one of as many. */
function sameOccurrence(oldGap: Gap, newGap: Gap, quote: Quote): number | null {
  const old = occurrences(oldGap.text, quote.text, MAX_COPIES)
  const now = occurrences(newGap.text, quote.text, MAX_COPIES)
  const index = old.indexOf(quote.range[0] - oldGap.start)
  return index >= 0 && old.length === now.length ? (now[index] ?? null) : null
}

function placedAt(pair: TextPair, quote: Quote, start: number, context: number): PartPlacement {
  const range = wholeCharacters(pair.after.text, [start, start + quote.text.length])
  const score = QUOTE_SHARE + CONTEXT_SHARE * context
  return { range, isAmbiguous: false, score, considered: [{ range, score }] }
}

function betweenBoth(
  pair: TextPair,
  quote: Quote,
  oldGap: Gap,
  word: number,
): PartPlacement | null {
  const newGap = gapBefore(pair.after, word)
  const offset = sameOccurrence(oldGap, newGap, quote)
  return offset === null ? null : placedAt(pair, quote, newGap.start + offset, 1)
}

/** Only one neighbour stayed: everything from it to the end of the quote must have stayed with it. */
function besideOne(
  pair: TextPair,
  quote: Quote,
  oldGap: Gap,
  left: number | null,
  right: number | null,
): PartPlacement | null {
  const from = quote.range[0] - oldGap.start
  if (left !== null) {
    const newGap = gapBefore(pair.after, left + 1)
    if (newGap.text.startsWith(oldGap.text.slice(0, from + quote.text.length))) {
      return placedAt(pair, quote, newGap.start + from, 0.5)
    }
  }
  if (right !== null) {
    const newGap = gapBefore(pair.after, right)
    const rest = oldGap.text.slice(from)
    if (newGap.text.endsWith(rest)) {
      const start = newGap.start + newGap.text.length - rest.length
      return placedAt(pair, quote, start, 0.5)
    }
  }
  return null
}

function unplaced(pair: TextPair, quote: Quote): PartPlacement {
  const considered = occurrences(pair.after.text, quote.text, MAX_COPIES).map((start) => ({
    range: wholeCharacters(pair.after.text, [start, start + quote.text.length]),
    score: QUOTE_SHARE,
  }))
  return {
    range: null,
    isAmbiguous: considered.length > 0,
    score: considered.length > 0 ? QUOTE_SHARE : 0,
    considered,
  }
}

/**
 * Places a range without words: punctuation, symbols, emoji, blanks. It has nothing of its own to be
 * known by, so it stays where the words around it stay, to the character, or is not placed.
 */
export function placeWordless(pair: TextPair, quote: Quote): PartPlacement {
  const oldGap = gapBefore(pair.before, quote.words.first)
  const { left, right } = neighbours(pair, quote)
  const isBetween = left !== null && right === left + 1
  const placed = isBetween
    ? betweenBoth(pair, quote, oldGap, right)
    : besideOne(pair, quote, oldGap, left, right)
  return placed ?? unplaced(pair, quote)
}
