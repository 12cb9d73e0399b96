import type { Range } from '../model/range.ts'
import { at, byteAt } from '../text/at.ts'
import { type TokenSpan, tokensTouching } from '../text/tokenSpan.ts'
import { endOf, type Tokens } from '../text/tokens.ts'

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

/** Atoms as they are found. */
class AtomList implements Atoms {
  readonly starts: number[] = []
  readonly ends: number[] = []
  readonly #text: string
  readonly #tokens: Tokens

  constructor(text: string, tokens: Tokens) {
    this.#text = text
    this.#tokens = tokens
  }

  add(start: number, end: number): void {
    this.starts.push(start)
    this.ends.push(end)
  }

  /** Adds words and what stands before each, from an offset on and no further than another; returns how far. */
  addWords({ first, end }: TokenSpan, from: number, to: number): number {
    const tokens = this.#tokens
    let told = from
    for (let word = first; word < end; word++) {
      const wordStart = Math.max(told, at(tokens.starts, word))
      this.addSeparators(told, wordStart)
      told = Math.min(to, endOf(tokens, word))
      this.add(wordStart, told)
    }
    return told
  }

  addSeparators(start: number, end: number): void {
    if (isPlainGap(this.#text, start, end)) {
      for (let i = start; i < end; i++) this.add(i, i + 1)
      return
    }
    for (const match of this.#text.slice(start, end).matchAll(separators)) {
      this.add(start + match.index, start + match.index + match[0].length)
    }
  }
}

/**
 * Words whole, white space and punctuation one by one, everything else in runs; in order. Only the first and the
 * last `depth` atoms are asked for: what stands between the outermost `depth` words of a piece may be one atom.
 */
export function atomsOf(
  text: string,
  tokens: Tokens,
  pieces: readonly Range[],
  depth: number,
): Atoms {
  const atoms = new AtomList(text, tokens)
  for (const [start, end] of pieces) {
    const words = tokensTouching(tokens, start, end)
    if (depth === 0) {
      atoms.add(start, end)
    } else if (words.end - words.first > 2 * depth) {
      const middle = { first: words.first + depth, end: words.end - depth }
      const middleStart = at(tokens.starts, middle.first)
      const middleEnd = endOf(tokens, middle.end - 1)
      const told = atoms.addWords({ first: words.first, end: middle.first }, start, end)
      atoms.addSeparators(told, middleStart)
      atoms.add(middleStart, middleEnd)
      const last = { first: middle.end, end: words.end }
      atoms.addSeparators(atoms.addWords(last, middleEnd, end), end)
    } else {
      atoms.addSeparators(atoms.addWords(words, start, end), end)
    }
  }
  return atoms
}
