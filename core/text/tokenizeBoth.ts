import { FIRST_HASH, hashWith, mixed } from './hash.ts'
import { type Tokens, WordList } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A text, its words, and its lines that hold words: line i is the words [lineBounds[i], lineBounds[i + 1]). */
export interface TokenizedText {
  readonly text: string
  readonly tokens: Tokens
  readonly lineBounds: Int32Array
}

/** Two texts read together. */
export interface TokenizedPair {
  readonly left: TokenizedText
  readonly right: TokenizedText
  /** For every right line that holds words a left line that is equal to the character, -1 where none was found. */
  readonly equalLines: Int32Array
}

/** How many units of a line are looked at to find the lines that may be equal to it. */
const LOOKED_AT = 8

/** A number that equal lines share, and few others. */
function likenessOf(text: string, start: number, end: number): number {
  let hash = hashWith(FIRST_HASH, end - start)
  const last = end - start - 1
  for (let i = 0; i < LOOKED_AT; i++) {
    hash = hashWith(hash, text.charCodeAt(start + Math.trunc((i * last) / (LOOKED_AT - 1))))
  }
  // Without its highest bits it is a number that an engine keeps without an object of its own.
  return mixed(hash) >>> 2
}

/** The words of a text line by line. */
class LineReader {
  readonly text: string
  readonly words: WordList
  readonly bounds: number[] = [0]
  /** Where each line that holds words starts and ends in the text. */
  readonly starts: number[] = []
  readonly ends: number[] = []
  #next = 0

  constructor(text: string, vocabulary: Vocabulary) {
    this.text = text
    this.words = new WordList(text, vocabulary)
  }

  get count(): number {
    return this.starts.length
  }

  /** The end of the line that starts at an offset. */
  endOf(start: number): number {
    const lineFeed = this.text.indexOf('\n', start)
    return lineFeed < 0 ? this.text.length : lineFeed
  }

  /** Whether there is such a line and [start, end) of a text reads the same. */
  isLine(line: number, text: string, start: number, end: number): boolean {
    const from = this.starts[line] ?? 0
    const to = this.ends[line] ?? 0
    return (
      to > from && to - from === end - start && this.text.slice(from, to) === text.slice(start, end)
    )
  }

  /** Counts as a line what was read since the last one, if it holds words. */
  endLine(start: number, end: number): boolean {
    if (this.words.count === this.#next) return false
    this.#next = this.words.count
    this.bounds.push(this.#next)
    this.starts.push(start)
    this.ends.push(end)
    return true
  }

  result(): TokenizedText {
    return {
      text: this.text,
      tokens: this.words.result(),
      lineBounds: new Int32Array(this.bounds),
    }
  }
}

/** Reads a left text; returns a line for every likeness that its lines have. */
function readLeft(left: LineReader): Map<number, number> {
  const byLikeness = new Map<number, number>()
  const { text } = left
  for (let start = 0; start < text.length; ) {
    const end = left.endOf(start)
    left.words.read(start, end)
    if (left.endLine(start, end)) byLikeness.set(likenessOf(text, start, end), left.count - 1)
    start = end + 1
  }
  return byLikeness
}

/**
 * The words of two texts, each as `tokenize(text, vocabulary)` gives them, left first; quicker where they share
 * lines: no word crosses a line, so the words of an equal line are copied.
 */
export function tokenizeBoth(
  leftText: string,
  rightText: string,
  vocabulary: Vocabulary,
): TokenizedPair {
  const left = new LineReader(leftText, vocabulary)
  const byLikeness = readLeft(left)
  const right = new LineReader(rightText, vocabulary)
  const equalLines: number[] = []
  let expected = 0
  for (let start = 0; start < rightText.length; ) {
    const end = right.endOf(start)
    // Most lines follow each other on both sides; only for others is a likeness worth its time.
    let line = expected
    let isEqual = left.isLine(line, rightText, start, end)
    if (!isEqual) {
      line = byLikeness.get(likenessOf(rightText, start, end)) ?? -1
      isEqual = left.isLine(line, rightText, start, end)
    }
    if (isEqual) copyLine(left, line, right, start)
    else right.words.read(start, end)
    if (right.endLine(start, end)) {
      equalLines.push(isEqual ? line : -1)
      expected = isEqual ? line + 1 : expected + 1
    }
    start = end + 1
  }
  return { left: left.result(), right: right.result(), equalLines: new Int32Array(equalLines) }
}

function copyLine(left: LineReader, line: number, right: LineReader, start: number): void {
  const { bounds, starts, words } = left
  right.words.copy(words, bounds[line] ?? 0, bounds[line + 1] ?? 0, start - (starts[line] ?? 0))
}
