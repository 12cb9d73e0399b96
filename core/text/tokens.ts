import { at, byteAt, unitAt } from './at.ts'
import { FIRST_HASH, hashOf, hashWith, Line, mixed } from './line.ts'
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

/** The code point that begins at an index. */
function pointAt({ units, length }: Line, index: number): number {
  const lead = unitAt(units, index)
  if ((lead & 0xfc00) !== 0xd800 || index + 1 >= length) return lead
  const trail = unitAt(units, index + 1)
  if ((trail & 0xfc00) !== 0xdc00) return lead
  return ((lead - 0xd800) << 10) + (trail - 0xdc00) + 0x10000
}

function classAt(line: Line, index: number, classes: Uint8Array): number {
  const unitClass = byteAt(classes, unitAt(line.units, index))
  if (unitClass !== SURROGATE) return unitClass
  const pairClass = byteAt(classes, pointAt(line, index))
  return pairClass === SURROGATE ? SEPARATOR : pairClass
}

function widthAt(line: Line, index: number): number {
  return pointAt(line, index) > 0xffff ? 2 : 1
}

function skipMarks(line: Line, index: number, classes: Uint8Array): number {
  let end = index
  while (end < line.length && classAt(line, end, classes) === MARK) end += widthAt(line, end)
  return end
}

function isLetterAt(line: Line, index: number, classes: Uint8Array): boolean {
  if (index >= line.length) return false
  const unitClass = classAt(line, index, classes)
  return unitClass === LETTER || unitClass === DIGIT
}

function isDigitAt(line: Line, index: number, classes: Uint8Array): boolean {
  return index < line.length && byteAt(classes, unitAt(line.units, index)) === DIGIT
}

/** Width of what goes on a word at `end` though it is no plain letter; 0 where the word ends. */
function widthInWord(line: Line, start: number, end: number, classes: Uint8Array): number {
  switch (classAt(line, end, classes)) {
    case JOINER:
      return isLetterAt(line, end + 1, classes) ? 1 : 0
    case POINT: {
      const isBetweenDigits =
        end > start && isDigitAt(line, end - 1, classes) && isDigitAt(line, end + 1, classes)
      return isBetweenDigits ? 1 : 0
    }
    case LETTER:
    case DIGIT:
    case MARK:
      return widthAt(line, end)
    default:
      return 0
  }
}

/** End of the word whose first character stands at start. */
function wordEnd(line: Line, start: number, classes: Uint8Array): number {
  const { units, length } = line
  let end = start
  while (end < length) {
    const unitClass = byteAt(classes, unitAt(units, end))
    const width =
      unitClass === LETTER || unitClass === DIGIT ? 1 : widthInWord(line, start, end, classes)
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

/** The words of a text as they are read, line by line. */
class WordList {
  readonly #vocabulary: Vocabulary
  readonly #line = new Line()
  #starts: Int32Array<ArrayBuffer>
  #ends: Int32Array<ArrayBuffer>
  #ids: Int32Array<ArrayBuffer>
  #count = 0

  constructor(vocabulary: Vocabulary, textLength: number) {
    this.#vocabulary = vocabulary
    this.#starts = new Int32Array(64 + (textLength >> 2))
    this.#ends = new Int32Array(this.#starts.length)
    this.#ids = new Int32Array(this.#starts.length)
  }

  /** How many words were read. */
  get count(): number {
    return this.#count
  }

  /**
   * Reads the words of a line that starts at an offset of the text. Most are letters and digits alone: those are
   * found and hashed in one go.
   */
  read(text: string, start: number): void {
    const line = this.#line
    line.set(text)
    const { length, units } = line
    const classes = wordClassTable()
    let index = 0
    while (index < length) {
      let hash = FIRST_HASH
      let end = index
      let unitClass: number = SEPARATOR
      for (; end < length; end++) {
        const unit = unitAt(units, end)
        unitClass = byteAt(classes, unit)
        if (unitClass !== LETTER && unitClass !== DIGIT) break
        hash = hashWith(hash, unit)
      }
      if (end === index) {
        index = unitClass === SEPARATOR ? index + 1 : this.#readOther(start, index)
      } else if (end === length || widthInWord(line, index, end, classes) === 0) {
        this.#push(start + index, start + end, this.#vocabulary.idOf(line, index, end, mixed(hash)))
        index = end
      } else {
        index = this.#readOther(start, index)
      }
    }
  }

  /** Reads what begins at an index of the line, of whatever signs; returns where it ends. */
  #readOther(start: number, index: number): number {
    const line = this.#line
    const classes = wordClassTable()
    const first = classAt(line, index, classes)
    if (first !== LETTER && first !== DIGIT && first !== ALONE) return index + 1
    const end =
      first === ALONE
        ? skipMarks(line, index + widthAt(line, index), classes)
        : wordEnd(line, index, classes)
    const hash = hashOf(line.units, index, end)
    this.#push(start + index, start + end, this.#vocabulary.idOf(line, index, end, hash))
    return end
  }

  /** Adds the words [first, end) of another list, which stand `shift` units further on here. */
  copy(from: WordList, first: number, end: number, shift: number): void {
    let count = this.#count
    while (count + end - first > this.#starts.length) this.#grow()
    for (let i = first; i < end; i++, count++) {
      this.#starts[count] = at(from.#starts, i) + shift
      this.#ends[count] = at(from.#ends, i) + shift
      this.#ids[count] = at(from.#ids, i)
    }
    this.#count = count
  }

  /** The words as they are by now; they share the memory of the list. */
  result(): Tokens {
    const count = this.#count
    return {
      starts: this.#starts.subarray(0, count),
      ends: this.#ends.subarray(0, count),
      ids: this.#ids.subarray(0, count),
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
  const words = new WordList(vocabulary, text.length)
  forEachLine(text, (line, start) => words.read(line, start))
  return words.result()
}

/** Calls `visit` with every line of a text that is not empty, without its line feed. */
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
 * The words of two texts, each as `tokenize(text, vocabulary)` gives them, left first; quicker where they share
 * lines: no word crosses a line, so the words of an equal line are copied.
 */
export function tokenizeBoth(
  leftText: string,
  rightText: string,
  vocabulary: Vocabulary,
): { readonly left: Tokens; readonly right: Tokens } {
  const known = new Map<string, KnownLine>()
  const left = new WordList(vocabulary, leftText.length)
  forEachLine(leftText, (line, start) => {
    const first = left.count
    left.read(line, start)
    known.set(line, { start, first, end: left.count })
  })
  const right = new WordList(vocabulary, rightText.length)
  forEachLine(rightText, (line, start) => {
    const same = known.get(line)
    if (same === undefined) right.read(line, start)
    else right.copy(left, same.first, same.end, start - same.start)
  })
  return { left: left.result(), right: right.result() }
}
