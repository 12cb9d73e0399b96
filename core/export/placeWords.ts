import { MAX_CANDIDATES, QUOTE_SHARE } from '../anchoring/limits.ts'
import type { Placement } from '../model/anchor.ts'
import { QUOTE_GAP, type Range, type Ranges } from '../model/range.ts'
import { looseSearch } from '../text/looseSearch.ts'
import { occurrencesOf } from '../text/occurrences.ts'

/** What becomes on a text of a passage of which nothing is known but its words. */
export type WordPlacement = (quote: string) => Placement

const nowhere: Placement = { state: 'orphan', score: 0, ranges: [], candidates: [] }

/**
 * Finds passages in a text by nothing but their words, white space and soft hyphens aside. Words may stand anywhere by
 * chance, so no place is taken: those there are, if they are few, are offered to a person (`ambiguous`), with the score
 * of words that nothing around them speaks for. A passage in parts is offered where each part stands once, in order.
 */
export function wordPlacementIn(text: string): WordPlacement {
  const placesOf = wordPlacesIn(text)
  return (quote) => {
    const whole = placesOf(quote, MAX_CANDIDATES + 1).map((place): Ranges => [place])
    const found = whole.length > 0 ? whole : inParts(quote, placesOf)
    if (found.length === 0 || found.length > MAX_CANDIDATES) return nowhere
    const candidates = found.map((ranges) => ({ ranges, score: QUOTE_SHARE }))
    return { state: 'ambiguous', score: QUOTE_SHARE, ranges: [], candidates }
  }
}

type WordPlaces = (words: string, most: number) => readonly Range[]

/** Where words stand in a text, white space and soft hyphens aside; no more than `most` places. */
export function wordPlacesIn(text: string): WordPlaces {
  const loosePlaces = looseSearch(text)
  const isInText = vocabularyOf(text)
  return (words, most) => {
    if (words.trim() === '' || !isInText(words)) return []
    const exact = occurrencesOf(text, words, most)
    if (exact.length > 0) return exact.map((start): Range => [start, start + words.length])
    return loosePlaces(words.trim(), most)
  }
}

function inParts(quote: string, placesOf: WordPlaces): Ranges[] {
  const parts = quote.split(QUOTE_GAP)
  if (parts.length === 1) return []
  const found: Range[] = []
  for (const part of parts) {
    const [only, second] = placesOf(part, 2)
    if (only === undefined || second !== undefined || only[0] < (found.at(-1)?.[1] ?? 0)) return []
    found.push(only)
  }
  const [first, ...others] = found
  return first === undefined ? [] : [[first, ...others]]
}

const word = /[\p{L}\p{N}]+/gu
const softHyphen = '\u00ad'

/**
 * Whether words may stand in a text at all: a look at a list, where to search megabytes takes milliseconds. The first and
 * the last may be cut. Hyphens that may be none are left to the search.
 */
function vocabularyOf(text: string): (words: string) => boolean {
  let known: ReadonlySet<string> | null = null
  const hasHyphens = text.includes(softHyphen)
  return (words) => {
    if (hasHyphens || words.includes(softHyphen)) return true
    known ??= new Set(text.match(word))
    const inner = (words.match(word) ?? []).slice(1, -1)
    return inner.every((each) => known?.has(each))
  }
}
