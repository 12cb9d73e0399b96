import { at, byteAt } from './at.ts'
import { PACKED, packedHigh, packedLow, Vocabulary } from './vocabulary.ts'
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
 * [starts[i], endOf(tokens, i)) in UTF-16 units and has the number ids[i] in its vocabulary. Words are sorted and
 * disjoint and cover every letter and digit. Where a negative id stands it is a whole line (`WholeLines`).
 *
 * Where a word ends is not kept: few are asked for it, the text says it at a glance, and of a book's words the memory
 * takes longer to get than the words to read.
 */
export interface Tokens {
  readonly text: string
  readonly starts: Int32Array
  readonly ids: Int32Array
  readonly count: number
}

/** The code point that begins at an index. */
function pointAt(text: string, index: number): number {
  const lead = text.charCodeAt(index)
  if ((lead & 0xfc00) !== 0xd800 || index + 1 >= text.length) return lead
  const trail = text.charCodeAt(index + 1)
  if ((trail & 0xfc00) !== 0xdc00) return lead
  return ((lead - 0xd800) << 10) + (trail - 0xdc00) + 0x10000
}

function classAt(text: string, index: number, classes: Uint8Array): number {
  const unitClass = byteAt(classes, text.charCodeAt(index))
  if (unitClass !== SURROGATE) return unitClass
  const pairClass = byteAt(classes, pointAt(text, index))
  return pairClass === SURROGATE ? SEPARATOR : pairClass
}

function widthAt(text: string, index: number): number {
  return pointAt(text, index) > 0xffff ? 2 : 1
}

function skipMarks(text: string, index: number, classes: Uint8Array): number {
  let end = index
  while (end < text.length && classAt(text, end, classes) === MARK) end += widthAt(text, end)
  return end
}

function isLetterAt(text: string, index: number, classes: Uint8Array): boolean {
  if (index >= text.length) return false
  return classAt(text, index, classes) >= DIGIT
}

function isDigitAt(text: string, index: number, classes: Uint8Array): boolean {
  return index < text.length && byteAt(classes, text.charCodeAt(index)) === DIGIT
}

/** Width of what goes on a word at `end` though it is no plain letter; 0 where the word ends. */
function widthInWord(text: string, start: number, end: number, classes: Uint8Array): number {
  switch (classAt(text, end, classes)) {
    case JOINER:
      return isLetterAt(text, end + 1, classes) ? 1 : 0
    case POINT: {
      const isBetweenDigits =
        end > start && isDigitAt(text, end - 1, classes) && isDigitAt(text, end + 1, classes)
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
    const unitClass = byteAt(classes, text.charCodeAt(end))
    const width = unitClass >= DIGIT ? 1 : widthInWord(text, start, end, classes)
    if (width === 0) return end
    end += width
  }
  return end
}

/** Whether at `end`, where the letters and digits from `start` on end, a word begins or goes on. */
function goesOn(text: string, start: number, end: number, classes: Uint8Array): boolean {
  if (end > start) return widthInWord(text, start, end, classes) > 0
  const first = classAt(text, end, classes)
  return first >= DIGIT || first === ALONE
}

/** End of the word that begins at an index, of whatever signs. */
function endAt(text: string, index: number, classes: Uint8Array): number {
  return classAt(text, index, classes) === ALONE
    ? skipMarks(text, index + widthAt(text, index), classes)
    : wordEnd(text, index, classes)
}

/** Where the line that an offset stands in ends, exclusive. */
export function endOfLine(text: string, start: number): number {
  const lineFeed = text.indexOf('\n', start)
  return lineFeed < 0 ? text.length : lineFeed
}

/** Where a word of a text ends, exclusive, in UTF-16 units. */
export function endOf({ text, starts, ids }: Tokens, word: number): number {
  const start = at(starts, word)
  return at(ids, word) < 0 ? endOfLine(text, start) : endAt(text, start, wordClassTable())
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

/** Copies the elements [first, end), each with a number added. */
function copyShifted(
  from: Int32Array,
  first: number,
  end: number,
  shift: number,
  to: Int32Array,
  toFirst: number,
): void {
  const offset = toFirst - first
  for (let i = first; i < end; i++) to[i + offset] = at(from, i) + shift
}

/** The words of a text as they are read, from its beginning to its end. */
export class WordList {
  readonly #text: string
  readonly #vocabulary: Vocabulary
  readonly #classes = wordClassTable()
  #starts: Int32Array<ArrayBuffer>
  #ids: Int32Array<ArrayBuffer>
  #count = 0

  /** `units`: about how long all is that will be read. */
  constructor(text: string, vocabulary: Vocabulary, units = text.length) {
    this.#text = text
    this.#vocabulary = vocabulary
    this.#starts = new Int32Array(64 + (units >> 2))
    this.#ids = new Int32Array(this.#starts.length)
  }

  /** How many words were read. */
  get count(): number {
    return this.#count
  }

  /**
   * Reads the words that begin in [start, end), which no word may cross. Most are letters and digits alone: those
   * are found and packed in one go.
   */
  read(start: number, end: number): void {
    const text = this.#text
    const classes = this.#classes
    const vocabulary = this.#vocabulary
    for (let index = start; index < end; ) {
      let low = 0
      let high = 0
      let all = 0
      let unitClass: number = SEPARATOR
      let next = index
      for (; next < end; next++) {
        const unit = text.charCodeAt(next)
        unitClass = byteAt(classes, unit)
        if (unitClass < DIGIT) break
        high = packedHigh(high, low)
        low = packedLow(low, unit)
        all |= unit
      }
      const isPlain = next === end || unitClass === SEPARATOR || !goesOn(text, index, next, classes)
      if (next === index && isPlain) {
        index++
      } else if (isPlain && all < 0x100 && next - index <= PACKED) {
        this.#push(index, vocabulary.idOfShort(text, index, next, low, high))
        index = next
      } else {
        const wordEnd = isPlain ? next : endAt(text, index, classes)
        this.#push(index, vocabulary.idOf(text, index, wordEnd))
        index = wordEnd
      }
    }
  }

  /** Adds a line that is one token. */
  addLine(start: number, id: number): void {
    this.#push(start, id)
  }

  /** Adds the words [first, end) of another list, which stand `shift` units further on here. */
  copy(from: WordList, first: number, end: number, shift: number): void {
    while (this.#count + end - first > this.#starts.length) this.#grow()
    copyShifted(from.#starts, first, end, shift, this.#starts, this.#count)
    copyShifted(from.#ids, first, end, 0, this.#ids, this.#count)
    this.#count += end - first
  }

  /** The words as they are by now; they share the memory of the list. */
  result(): Tokens {
    const count = this.#count
    return {
      text: this.#text,
      starts: this.#starts.subarray(0, count),
      ids: this.#ids.subarray(0, count),
      count,
    }
  }

  #push(start: number, id: number): void {
    if (this.#count === this.#starts.length) this.#grow()
    this.#starts[this.#count] = start
    this.#ids[this.#count++] = id
  }

  #grow(): void {
    this.#starts = doubled(this.#starts)
    this.#ids = doubled(this.#ids)
  }
}

/** How many words begin in [start, end) of a text, which no word may cross. */
export function countWords(text: string, start: number, end: number): number {
  const classes = wordClassTable()
  let count = 0
  for (let index = start; index < end; ) {
    const unitClass = classAt(text, index, classes)
    if (unitClass >= DIGIT || unitClass === ALONE) {
      count++
      index = endAt(text, index, classes)
    } else index++
  }
  return count
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
