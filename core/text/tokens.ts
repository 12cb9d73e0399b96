import { at } from './at.ts'
import { Vocabulary } from './vocabulary.ts'
import { ALONE, JOINER, LETTER, MARK, SEPARATOR, SURROGATE, wordClassTable } from './wordClasses.ts'

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

/** End of the word whose first character stands at start. */
function wordEnd(text: string, start: number, classes: Uint8Array): number {
  let end = start
  while (end < text.length) {
    const unitClass = at(classes, text.charCodeAt(end))
    if (unitClass === LETTER || (unitClass === MARK && end > start)) {
      end++
    } else if (unitClass === JOINER) {
      if (end + 1 >= text.length || classAt(text, end + 1, classes) !== LETTER) return end
      end++
    } else if (unitClass === SURROGATE) {
      const pairClass = classAt(text, end, classes)
      if (pairClass !== LETTER && pairClass !== MARK) return end
      end += 2
    } else {
      return end
    }
  }
  return end
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

/**
 * Splits a text into words by Unicode properties alone (no dictionary, no locale, a frozen version), so
 * that every machine agrees: a run of letters and digits with the marks, apostrophes and hyphens inside it is one
 * word; where a script is written without spaces (Han, kana, Thai, Lao, Khmer, Burmese) each
 * character with its marks is one. New words are added to the vocabulary.
 */
export function tokenize(text: string, vocabulary: Vocabulary): Tokens {
  const classes = wordClassTable()
  let starts = new Int32Array(64 + (text.length >> 2))
  let ends = new Int32Array(starts.length)
  let ids = new Int32Array(starts.length)
  let count = 0
  let index = 0
  while (index < text.length) {
    const first = classAt(text, index, classes)
    if (first !== LETTER && first !== ALONE) {
      index++
      continue
    }
    const end =
      first === LETTER
        ? wordEnd(text, index, classes)
        : skipMarks(text, index + widthAt(text, index), classes)
    if (count === starts.length) {
      starts = doubled(starts)
      ends = doubled(ends)
      ids = doubled(ids)
    }
    starts[count] = index
    ends[count] = end
    ids[count] = vocabulary.idOf(text, index, end)
    count++
    index = end
  }
  return {
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    ids: ids.slice(0, count),
    count,
  }
}
