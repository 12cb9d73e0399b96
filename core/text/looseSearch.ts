import type { Range } from '../model/range.ts'
import { countAt } from './at.ts'
import { occurrencesOf } from './occurrences.ts'

/** What quotes leave out or write otherwise: runs of white space, and soft hyphens with or without the hyphen before. */
const differences = { hyphensKept: /(\s+)|\u00ad+/g, hyphensGone: /(\s+)|[-\u2010]?\u00ad+/g }

interface FoldedText {
  readonly text: string
  /** Where each unit of it begins and ends in the original. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/** A quote in which white space is one space and no soft hyphen is left. */
export function foldedQuote(text: string, pattern: RegExp = differences.hyphensKept): string {
  return text.replaceAll(pattern, (_all, space?: string) => (space === undefined ? '' : ' '))
}

function foldedText(original: string, pattern: RegExp): FoldedText {
  const starts = new Uint32Array(original.length)
  const ends = new Uint32Array(original.length)
  let [length, from] = [0, 0]
  const keep = (until: number) => {
    for (let index = from; index < until; index++) {
      starts[length] = index
      ends[length++] = index + 1
    }
  }
  for (const match of original.matchAll(pattern)) {
    keep(match.index)
    from = match.index + match[0].length
    if (match[1] === undefined) continue
    starts[length] = match.index
    ends[length++] = from
  }
  keep(original.length)
  return { text: foldedQuote(original, pattern), starts, ends }
}

/**
 * Searches one text for quotes in which runs of white space (line breaks and NBSP included) stand for each
 * other and soft hyphens are left out: other programs neither quote the line breaks of a page's source nor
 * the marks of where a word may break. (What joins words, U+2060, they keep; a `Vocabulary`, which is to tell
 * words apart and not what was quoted, leaves it out as well.) Where nothing is found, a hyphen with a soft
 * one behind it (the end of a printed line) is no part of its word. No more than `most`. Ranges are of the
 * text as it is; nothing else is folded.
 */
export function looseSearch(text: string): (quote: string, most?: number) => Range[] {
  const searches = Object.values(differences).map((pattern) => {
    let folded: FoldedText | null = null
    return (quote: string, most?: number): Range[] => {
      folded ??= foldedText(text, pattern)
      const { starts, ends } = folded
      const words = foldedQuote(quote, pattern)
      return occurrencesOf(folded.text, words, most).map((start) => [
        countAt(starts, start),
        countAt(ends, start + words.length - 1),
      ])
    }
  })
  return (quote, most) => {
    for (const search of searches) {
      const found = search(quote, most)
      if (found.length > 0) return found
    }
    return []
  }
}
