/** What one character is to the tokeniser. */
export type WordClass = 0 | 1 | 2 | 3 | 4

/** White space, punctuation, symbols, emoji. */
export const SEPARATOR = 0
/** A letter or digit of a script that puts spaces between words. */
export const LETTER = 1
/** A letter of a script that does not: always a word of its own. */
export const ALONE = 2
/** A combining mark: belongs to the character before it. */
export const MARK = 3
/** An apostrophe, hyphen or invisible joiner: inside a word when letters stand on both sides. */
export const JOINER = 4

/** In the table, a UTF-16 unit that is half of a pair: its class is that of the pair. */
export const SURROGATE = 5

const letter = /[\p{L}\p{N}]/u
const mark = /\p{M}/u
/** Apostrophes, hyphens, soft hyphen, zero-width non-joiner and joiner, word joiner. */
const joiners = "'’-\u2010\u2011\u00ad\u200c\u200d\u2060"
/** Scripts written without spaces: there a "word" would be a whole sentence, and any edit kill it. */
const unspaced =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u

function classify(codePoint: number): WordClass {
  const character = String.fromCodePoint(codePoint)
  if (letter.test(character)) {
    return codePoint >= 0x0e00 && unspaced.test(character) ? ALONE : LETTER
  }
  if (mark.test(character)) return MARK
  return joiners.includes(character) ? JOINER : SEPARATOR
}

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) {
    table[unit] = unit >= 0xd800 && unit <= 0xdfff ? SURROGATE : classify(unit)
  }
  return table
}

let table: Uint8Array | undefined

/** Class of every UTF-16 unit, `SURROGATE` for halves of pairs; built at first use, about 10 ms. */
export function wordClassTable(): Uint8Array {
  table ??= buildTable()
  return table
}

const astral = new Map<number, WordClass>()

/** Class of a code point above U+FFFF; a lone surrogate separates. */
export function astralWordClass(codePoint: number): WordClass {
  if (codePoint < 0x10000) return SEPARATOR
  let found = astral.get(codePoint)
  if (found === undefined) {
    found = classify(codePoint)
    astral.set(codePoint, found)
  }
  return found
}
