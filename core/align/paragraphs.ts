import { at } from '../text/at.ts'
import { FIRST_HASH, hashWith, mixed } from '../text/hash.ts'
import type { TokenizedText } from '../text/lineReader.ts'
import type { TokenizedPair } from '../text/tokenizeBoth.ts'

/**
 * Numbers for the paragraphs (lines that hold words) of two texts: those of the same words in the same order share
 * one, whatever stands between the words.
 */
export interface ParagraphNumbers {
  readonly left: Int32Array
  readonly right: Int32Array
}

/** A paragraph that got a number of its own: `length` word ids from `start` on. */
interface Numbered {
  readonly ids: Int32Array
  readonly start: number
  readonly length: number
}

function hasWords({ ids, start, length }: Numbered, of: Int32Array, from: number): boolean {
  for (let i = 0; i < length; i++) if (at(ids, start + i) !== at(of, from + i)) return false
  return true
}

/** Gives numbers in the order of first appearance: an open-addressing table keyed by the words in place. */
class Numbering {
  readonly #numbered: Numbered[] = []
  /** Number of a paragraph plus one; 0 is free. */
  readonly #slots: Int32Array

  /** `count`: how many paragraphs there are at most. */
  constructor(count: number) {
    let size = 8
    while (size < count * 2) size *= 2
    this.#slots = new Int32Array(size)
  }

  numberOf(ids: Int32Array, start: number, end: number): number {
    const mask = this.#slots.length - 1
    const length = end - start
    let slot = hashOf(ids, start, end) & mask
    for (; at(this.#slots, slot) > 0; slot = (slot + 1) & mask) {
      const number = at(this.#slots, slot) - 1
      const numbered = this.#numbered[number]
      if (numbered?.length === length && hasWords(numbered, ids, start)) return number
    }
    this.#slots[slot] = this.#numbered.push({ ids, start, length })
    return this.#numbered.length - 1
  }
}

function hashOf(ids: Int32Array, start: number, end: number): number {
  let hash = hashWith(FIRST_HASH, end - start)
  for (let i = start; i < end; i++) hash = hashWith(hash, at(ids, i))
  return mixed(hash)
}

function countOf({ lineBounds }: TokenizedText): number {
  return lineBounds.length - 1
}

/** Numbers the paragraphs of two texts that were read together. */
export function numberParagraphs({ left, right, equalLines }: TokenizedPair): ParagraphNumbers {
  const numbering = new Numbering(countOf(left) + countOf(right))
  const numberAt = ({ tokens, lineBounds }: TokenizedText, line: number) =>
    numbering.numberOf(tokens.ids, at(lineBounds, line), at(lineBounds, line + 1))
  const leftNumbers = new Int32Array(countOf(left))
  for (let i = 0; i < leftNumbers.length; i++) leftNumbers[i] = numberAt(left, i)
  const rightNumbers = new Int32Array(countOf(right))
  for (let j = 0; j < rightNumbers.length; j++) {
    const equal = at(equalLines, j)
    rightNumbers[j] = equal < 0 ? numberAt(right, j) : at(leftNumbers, equal)
  }
  return { left: leftNumbers, right: rightNumbers }
}
