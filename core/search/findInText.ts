import type { Range } from '../model/range.ts'

/** What is looked for in one text, and how. */
export interface FindQuery {
  readonly words: string
  readonly isCaseSensitive: boolean
  readonly isWholeWord: boolean
  /** The words are a regular expression (ECMAScript, with the flags u and m). */
  readonly isRegex: boolean
}

/** `matches`: UTF-16, end exclusive, sorted and disjoint. */
export type Found =
  | {
      readonly kind: 'found'
      readonly matches: readonly Range[]
      /** There are more: `maxMatches` or the time was reached. */
      readonly isCut: boolean
    }
  /** The regular expression cannot be read. */
  | { readonly kind: 'invalid' }

export interface FindLimits {
  readonly maxMatches: number
  /** Milliseconds. Looked at between two matches: one that never ends has to be ended from outside. */
  readonly timeMs: number
  /** Any steady clock, in milliseconds. */
  readonly now: () => number
}

/** Every place of the words in the text. Matches of no length are left out; case is compared by Unicode. */
export function findInText(text: string, query: FindQuery, limits: FindLimits): Found {
  if (query.words === '') return { kind: 'found', matches: [], isCut: false }
  const expression = expressionOf(query)
  if (expression === null) return { kind: 'invalid' }
  const end = limits.now() + limits.timeMs
  const matches: Range[] = []
  for (const match of text.matchAll(expression)) {
    if (matches.length >= limits.maxMatches || limits.now() > end) {
      return { kind: 'found', matches, isCut: true }
    }
    if (match[0] !== '') matches.push([match.index, match.index + match[0].length])
  }
  return { kind: 'found', matches, isCut: false }
}

function expressionOf({ words, isCaseSensitive, isWholeWord, isRegex }: FindQuery): RegExp | null {
  const pattern = isRegex ? words : words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const bounded = isWholeWord
    ? `(?<![\\p{L}\\p{N}\\p{M}_])(?:${pattern})(?![\\p{L}\\p{N}\\p{M}_])`
    : pattern
  try {
    return new RegExp(bounded, isCaseSensitive ? 'gmu' : 'gimu')
  } catch {
    // Written by hand, and not finished: the caller says so.
    return null
  }
}

/** Index of the first match at or after an offset, from the start again after the last; null = none. */
export function matchFrom(matches: readonly Range[], offset: number): number | null {
  if (matches.length === 0) return null
  const index = matches.findIndex(([start]) => start >= offset)
  return index < 0 ? 0 : index
}
