import type { Range } from '../model/range.ts'

export interface FuzzyMatch {
  /** Higher is better; only for comparison with others of the same query. */
  readonly score: number
  /** What matched, sorted and disjoint, over the text. */
  readonly hits: readonly Range[]
}

const WORD_START = 80
const INSIDE = 50
const SCATTERED = 10
/** What every character that did not match costs: of two equal hits the shorter text is meant. */
const LENGTH_COST = 0.2

/**
 * How well a text answers a query: every word of the query must be in it, at the start of a word, inside
 * one, or with its letters scattered in their order. Null when one is not.
 */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | null {
  const lowered = text.toLowerCase()
  // Some characters grow when lowered (İ): offsets would slip.
  const haystack = lowered.length === text.length ? lowered : text
  let score = -text.length * LENGTH_COST
  const hits: Range[] = []
  for (const word of query.toLowerCase().split(/\s+/u).filter(Boolean)) {
    const found = findWord(word, haystack)
    if (found === null) return null
    score += found.score
    hits.push(...found.hits)
  }
  return { score, hits: joined(hits) }
}

function findWord(word: string, text: string): FuzzyMatch | null {
  const atStart = startOfWord(word, text)
  if (atStart >= 0) {
    const earliness = atStart === 0 ? 20 : 0
    return { score: WORD_START + earliness, hits: [[atStart, atStart + word.length]] }
  }
  const inside = text.indexOf(word)
  if (inside >= 0) return { score: INSIDE, hits: [[inside, inside + word.length]] }
  return scattered(word, text)
}

function startOfWord(word: string, text: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || /[^\p{L}\p{N}]/u.test(text.charAt(at - 1))) return at
  }
  return -1
}

function scattered(word: string, text: string): FuzzyMatch | null {
  const hits: Range[] = []
  let from = 0
  for (const letter of word) {
    const at = text.indexOf(letter, from)
    if (at < 0) return null
    hits.push([at, at + letter.length])
    from = at + letter.length
  }
  const spread = from - (hits[0]?.[0] ?? 0)
  // Letters from all over a long title mean nothing.
  return spread > word.length * 4 ? null : { score: SCATTERED - spread / 10, hits }
}

function joined(hits: readonly Range[]): readonly Range[] {
  const result: Range[] = []
  for (const [start, end] of hits.toSorted((left, right) => left[0] - right[0])) {
    const last = result.at(-1)
    if (last === undefined || start > last[1]) result.push([start, end])
    else result[result.length - 1] = [last[0], Math.max(last[1], end)]
  }
  return result
}
