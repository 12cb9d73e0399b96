import { wordClassRuns } from './wordClassRuns.ts'

/** What one character is to the tokeniser. Those from `DIGIT` on are what a word is made of. */
export type WordClass = 0 | 1 | 2 | 3 | 5 | 6 | 7

/** White space, punctuation, symbols, emoji. */
export const SEPARATOR = 0
/**
 * A letter of a script that puts no spaces between words (Han, kana, Thai, Lao, Khmer, Burmese): always a word of
 * its own, for a "word" would be a whole sentence there, and any edit kill it.
 */
export const ALONE = 1
/** A combining mark: belongs to the character before it. */
export const MARK = 2
/** An apostrophe, hyphen or invisible joiner: inside a word when letters stand on both sides. */
export const JOINER = 3
/** In the table, a UTF-16 unit that is half of a pair: its class is that of the pair. */
export const SURROGATE = 4
/** A full stop, comma or colon, Arabic and wide ones too: inside a number when digits stand on both sides. */
export const POINT = 5
/** A decimal digit: a letter to every word, and what a point needs on both sides. */
export const DIGIT = 6
/** A letter, or a number that is not a decimal digit, of a script that puts spaces between words. */
export const LETTER = 7

const classOfSign: Readonly<Record<string, WordClass>> = {
  '.': SEPARATOR,
  L: LETTER,
  A: ALONE,
  M: MARK,
  J: JOINER,
  D: DIGIT,
  P: POINT,
}

function expand(runs: string): Uint8Array {
  const table = new Uint8Array(0x110000)
  let start = 0
  for (const [, length = '', sign = ''] of runs.matchAll(/([0-9a-z]+)([.LAMJDP])/g)) {
    const end = start + Number.parseInt(length, 36)
    table.fill(classOfSign[sign] ?? SEPARATOR, start, end)
    start = end
  }
  return table.fill(SURROGATE, 0xd800, 0xe000)
}

let table: Uint8Array | undefined

/**
 * Class of every code point, by itself as index; `SURROGATE` where a UTF-16 unit is half of a pair.
 * Built at first use, in about a millisecond.
 */
export function wordClassTable(): Uint8Array {
  table ??= expand(wordClassRuns)
  return table
}
