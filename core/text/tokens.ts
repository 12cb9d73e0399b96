import { at } from './at.ts'
import { Vocabulary } from './vocabulary.ts'
import {
  ALONE,
  DIGIT,
  JOINER,
  LETTER,
  MARK,
  POINT,
  SEPARATOR,
  SURROGATE,
  wordClassTable,
} from './wordClasses.ts'

export { Vocabulary }

/**
 * The words of a text in order, as parallel arrays of length `count`: word i stands at
 * [starts[i], ends[i]) in UTF-16 units and has the number ids[i] in its vocabulary. Words are sorted and
 * disjoint and cover every letter and digit.
 */
export interface Tokens {
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly ids: Int32Array
  readonly count: number
}

function classAt(text: string, index: number, classes: Uint8Array): number {
  const unitClass = at(classes, text.charCodeAt(index))
  if (unitClass !== SURROGATE) return unitClass
  const pairClass = at(classes, text.codePointAt(index) ?? 0)
  return pairClass === SURROGATE ? SEPARATOR : pairClass
}

function widthAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1
}

function skipMarks(text: string, index: number, classes: Uint8Array): number {
  let end = index
  while (end < text.length && classAt(text, end, classes) === MARK) end += widthAt(text, end)
  return end
}

function isLetterAt(text: string, index: number, classes: Uint8Array): boolean {
  if (index >= text.length) return false
  const unitClass = classAt(text, index, classes)
  return unitClass === LETTER || unitClass === DIGIT
}

/** Width of what goes on a word at `end` though it is no plain letter; 0 where the word ends. */
function widthInWord(text: string, start: number, end: number, classes: Uint8Array): number {
  switch (classAt(text, end, classes)) {
    case JOINER:
      return isLetterAt(text, end + 1, classes) ? 1 : 0
    case POINT: {
      const isBetweenDigits =
        end > start &&
        end + 1 < text.length &&
        classes[text.charCodeAt(end - 1)] === DIGIT &&
        classes[text.charCodeAt(end + 1)] === DIGIT
      return isBetweenDigits ? 1 : 0
    }
    case LETTER:
    case DIGIT:
    case MARK:
      return widthAt(text, end)
    default:
      return 0
  }
}

/** End of the word whose first character stands at start. */
function wordEnd(text: string, start: number, classes: Uint8Array): number {
  let end = start
  while (end < text.length) {
    const unitClass = at(classes, text.charCodeAt(end))
    const width =
      unitClass === LETTER || unitClass === DIGIT ? 1 : widthInWord(text, start, end, classes)
    if (width === 0) return end
    end += width
  }
  return end
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

/** The words of a text as they are read, from its start to its end. */
class WordList {
  readonly #text: string
  readonly #vocabulary: Vocabulary
  #starts: Int32Array<ArrayBuffer>
  #ends: Int32Array<ArrayBuffer>
  #ids: Int32Array<ArrayBuffer>
  #count = 0

  constructor(text: string, vocabulary: Vocabulary) {
    this.#text = text
    this.#vocabulary = vocabulary
    this.#starts = new Int32Array(64 + (text.length >> 2))
    this.#ends = new Int32Array(this.#starts.length)
    this.#ids = new Int32Array(this.#starts.length)
  }

  /** Reads the words of [start, end), which cuts through none. */
  read(start: number, end: number): void {
    const text = this.#text
    const classes = wordClassTable()
    let index = start
    while (index < end) {
      const first = classAt(text, index, classes)
      if (first !== LETTER && first !== DIGIT && first !== ALONE) {
        index++
        continue
      }
      const stop =
        first === ALONE
          ? skipMarks(text, index + widthAt(text, index), classes)
          : wordEnd(text, index, classes)
      this.#push(index, stop, this.#vocabulary.idOf(text, index, stop))
      index = stop
    }
  }

  /** Adds the words [first, end) of another text, which stand `shift` units further on in this one. */
  copy(tokens: Tokens, first: number, end: number, shift: number): void {
    const from = this.#count
    this.#count += end - first
    while (this.#count > this.#starts.length) this.#grow()
    this.#ids.set(tokens.ids.subarray(first, end), from)
    for (let i = first, to = from; i < end; i++, to++) {
      this.#starts[to] = at(tokens.starts, i) + shift
      this.#ends[to] = at(tokens.ends, i) + shift
    }
  }

  result(): Tokens {
    const count = this.#count
    return {
      starts: this.#starts.slice(0, count),
      ends: this.#ends.slice(0, count),
      ids: this.#ids.slice(0, count),
      count,
    }
  }

  #push(start: number, end: number, id: number): void {
    if (this.#count === this.#starts.length) this.#grow()
    this.#starts[this.#count] = start
    this.#ends[this.#count] = end
    this.#ids[this.#count++] = id
  }

  #grow(): void {
    this.#starts = doubled(this.#starts)
    this.#ends = doubled(this.#ends)
    this.#ids = doubled(this.#ids)
  }
}

/**
 * Splits a text into words by Unicode properties alone (no dictionary, no locale, a frozen version), so
 * that every machine agrees: a run of letters and digits with the marks, apostrophes and hyphens inside it is one
 * word; where a script is written without spaces (Han, kana, Thai, Lao, Khmer, Burmese) each
 * character with its marks is one.
 *
 * A full stop or comma between two digits belongs to the number (UAX #29, rules WB11 and WB12 for MidNum and
 * MidNumLet), and so does a colon, which Unicode leaves to tailoring: 1.4, 1,000 and 12:30 change as a whole.
 * Not taken over are rules WB6 and WB7, full stops and colons between letters: a missing blank must not
 * make one word of two sentences, nor a path of its parts. So "U.S." is two words. New words are added to
 * the vocabulary.
 */
export function tokenize(text: string, vocabulary: Vocabulary): Tokens {
  const words = new WordList(text, vocabulary)
  words.read(0, text.length)
  return words.result()
}

/** Calls `visit` with every line of a text, without its line feed. */
function forEachLine(text: string, visit: (line: string, start: number) => void): void {
  let start = 0
  while (start < text.length) {
    const lineFeed = text.indexOf('\n', start)
    const end = lineFeed < 0 ? text.length : lineFeed
    if (end > start) visit(text.slice(start, end), start)
    start = end + 1
  }
}

/** A line that was read, and its words by index. */
interface KnownLine {
  readonly start: number
  readonly first: number
  readonly end: number
}

/**
 * The same as `tokenize(text, vocabulary)`, quicker where the text shares lines with one that was read with the
 * same vocabulary before: no word crosses a line, so the words of an equal line are copied.
 */
export function tokenizeRevision(
  text: string,
  vocabulary: Vocabulary,
  earlierText: string,
  earlier: Tokens,
): Tokens {
  const known = new Map<string, KnownLine>()
  let first = 0
  forEachLine(earlierText, (line, start) => {
    let end = first
    while (end < earlier.count && at(earlier.starts, end) < start + line.length) end++
    known.set(line, { start, first, end })
    first = end
  })
  const words = new WordList(text, vocabulary)
  forEachLine(text, (line, start) => {
    const same = known.get(line)
    if (same === undefined) words.read(start, start + line.length)
    else words.copy(earlier, same.first, same.end, start - same.start)
  })
  return words.result()
}
