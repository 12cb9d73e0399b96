import { at } from '../text/at.ts'
import { type Tokens, tokenize, Vocabulary } from '../text/tokens.ts'

/** Words in a shingle: long enough that two texts on one subject share few. */
const SIZE = 3

/** Of either text, in UTF-16 units: the beginning of a book tells what book it is. */
const READ = 1_000_000

/** From here on two texts are taken for copies of each other. A copy with each tenth word changed has 0.5. */
export const ALIKE = 0.3

/**
 * How alike other texts are to this one, 0 to 1: the resemblance of their sets of three-word shingles
 * (A. Broder, On the resemblance and containment of documents, 1997). Order of paragraphs does not
 * count. Texts of fewer than three words are alike when their words are the same.
 */
export function likenessTo(text: string): (other: string) => number {
  const vocabulary = new Vocabulary()
  const own = shinglesOf(text, vocabulary)
  return (other) => {
    const others = shinglesOf(other, vocabulary)
    let shared = 0
    for (const shingle of own) if (others.has(shingle)) shared++
    const all = own.size + others.size - shared
    return all === 0 ? 0 : shared / all
  }
}

function shinglesOf(text: string, vocabulary: Vocabulary): Set<number> {
  const tokens = tokenize(text.slice(0, READ), vocabulary)
  const shingles = new Set<number>()
  const size = Math.min(SIZE, tokens.count)
  if (size === 0) return shingles
  for (let first = 0; first + size <= tokens.count; first++)
    shingles.add(hashOf(tokens, first, size))
  return shingles
}

function hashOf({ ids }: Tokens, first: number, size: number): number {
  let hash = size
  for (let i = 0; i < size; i++) {
    hash = Math.imul(hash, 0x01000193) ^ Math.imul(at(ids, first + i) + 1, 0x9e3779b1)
  }
  return hash
}
