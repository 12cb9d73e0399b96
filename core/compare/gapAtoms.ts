import type { Range } from '../model/range.ts'
import { at } from '../text/at.ts'
import { tokensTouching } from '../text/tokenSpan.ts'
import type { Tokens } from '../text/tokens.ts'

/** What stands between words, in pieces that are never cut: a space, a mark, a run of symbols (emoji). */
const separators = /\s|\p{P}\p{M}*|[^\s\p{P}]+/gu

/** The smallest pieces that a change is made of, as parallel arrays: [starts[i], ends[i]). */
export interface Atoms {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Words whole, white space and punctuation one by one, everything else in runs; in order. */
export function atomsOf(text: string, tokens: Tokens, pieces: readonly Range[]): Atoms {
  const starts: number[] = []
  const ends: number[] = []
  const addSeparators = (start: number, end: number) => {
    for (const match of text.slice(start, end).matchAll(separators)) {
      starts.push(start + match.index)
      ends.push(start + match.index + match[0].length)
    }
  }
  for (const [start, end] of pieces) {
    const words = tokensTouching(tokens, start, end)
    let from = start
    for (let word = words.first; word < words.end; word++) {
      const wordStart = Math.max(start, at(tokens.starts, word))
      const wordEnd = Math.min(end, at(tokens.ends, word))
      addSeparators(from, wordStart)
      starts.push(wordStart)
      ends.push(wordEnd)
      from = wordEnd
    }
    addSeparators(from, end)
  }
  return { starts, ends }
}
