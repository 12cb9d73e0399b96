import type { Range } from '../model/range.ts'
import { at, byteAt } from '../text/at.ts'
import { tokensTouching } from '../text/tokenSpan.ts'
import type { Tokens } from '../text/tokens.ts'

/** What stands between words, in pieces that are never cut: a space, a mark, a run of symbols (emoji). */
const separators = /\s|\p{P}\p{M}*|[^\s\p{P}]+/gu

/** Where the spaces and punctuation of nearly all texts stand; there is no combining mark among them. */
const FIRST_PLAIN_END = 0x300
const PUNCTUATION_START = 0x2000
const PUNCTUATION_END = 0x2070

/** 1 for the spaces and punctuation among them: in a row of these alone, each is a piece. */
const isPlain = Uint8Array.from({ length: PUNCTUATION_END }, (_, unit) => {
  const isNear = unit < FIRST_PLAIN_END || unit >= PUNCTUATION_START
  return isNear && /[\s\p{P}]/u.test(String.fromCharCode(unit)) ? 1 : 0
})

function isPlainGap(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= PUNCTUATION_END || byteAt(isPlain, unit) === 0) return false
  }
  return true
}

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
    if (isPlainGap(text, start, end)) {
      for (let i = start; i < end; i++) {
        starts.push(i)
        ends.push(i + 1)
      }
      return
    }
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
