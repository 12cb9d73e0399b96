const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[\p{L}\p{N}])(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])[\p{L}\p{N}\p{M}'’-])*/gu

/**
 * Words for the peers that need some and for the truth: on purpose not those of Variorum. A Chinese or Japanese
 * character is a word.
 *
 * @typedef {{starts: Int32Array, ends: Int32Array, ids: Int32Array, count: number}} Words
 */

/** Gives each word a number; case and the kind of apostrophe do not tell words apart. */
export class WordNumbers {
  #ids = new Map()
  words = []

  /** @param {string} spelling */
  idOf(spelling) {
    const folded = spelling.toLowerCase().replaceAll('’', "'")
    let id = this.#ids.get(folded)
    if (id === undefined) {
      id = this.words.length
      this.#ids.set(folded, id)
      this.words.push(folded)
    }
    return id
  }
}

/**
 * @param {string} text
 * @param {WordNumbers} numbers
 * @returns {Words}
 */
export function wordsOf(text, numbers) {
  const starts = []
  const ends = []
  const ids = []
  for (const { 0: spelling, index } of text.matchAll(word)) {
    starts.push(index)
    ends.push(index + spelling.length)
    ids.push(numbers.idOf(spelling))
  }
  return {
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    ids: Int32Array.from(ids),
    count: ids.length,
  }
}

/**
 * The words that share a character with [start, end).
 *
 * @param {Words} words
 * @returns {{first: number, end: number}}
 */
export function wordsTouching(words, start, end) {
  return { first: lowerBound(words.ends, start + 1), end: lowerBound(words.starts, end) }
}

/**
 * @param {Int32Array} sorted
 * @param {number} value
 */
function lowerBound(sorted, value) {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}
