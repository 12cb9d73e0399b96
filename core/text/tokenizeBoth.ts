import { FIRST_HASH, hashWith, mixed } from './hash.ts'
import { LineReader, type TokenizedText } from './lineReader.ts'
import { endOfLine } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

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

/** Reads a left text; returns a line for every likeness that its lines have. */
function readLeft(left: LineReader): Map<number, number> {
  const byLikeness = new Map<number, number>()
  const { text } = left
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text, start)
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
    const end = endOfLine(rightText, start)
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
