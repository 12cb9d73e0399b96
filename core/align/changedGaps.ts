import { at, byteAt } from '../text/at.ts'
import type { TokenizedPair } from '../text/tokenizeBoth.ts'
import { heaviestChain } from './heaviestChain.ts'
import { numberParagraphs } from './paragraphs.ts'
import type { Region } from './region.ts'
import { uniqueGrams } from './uniqueGrams.ts'

/** A shorter paragraph that stands alone among changed ones may be the same by chance. */
const SURE_WORDS = 5

/** The paragraphs of a text: their numbers, and where in its words each begins and the last one ends. */
interface Side {
  readonly numbers: Int32Array
  readonly bounds: Int32Array
}

function wordCount(side: Side, paragraph: number): number {
  return at(side.bounds, paragraph + 1) - at(side.bounds, paragraph)
}

/** Paragraphs unique on both sides, the heaviest chain of them, grown over equal neighbours. */
function pairParagraphs(left: Side, right: Side): Int32Array {
  const whole = {
    leftStart: 0,
    leftEnd: left.numbers.length,
    rightStart: 0,
    rightEnd: right.numbers.length,
  }
  const pairs = new Int32Array(left.numbers.length).fill(-1)
  const seeds = uniqueGrams(left.numbers, right.numbers, whole, 1)
  const weight = (seed: number) => wordCount(left, at(seeds.lefts, seed))
  const chain = heaviestChain(seeds, weight, 0, right.numbers.length)
  for (const seed of chain) pairs[at(seeds.lefts, seed)] = at(seeds.rights, seed)
  growPairs(left.numbers, right.numbers, pairs)
  return pairs
}

/** Extends each pair forward, then backward, over equal paragraphs that are not taken. */
function growPairs(left: Int32Array, right: Int32Array, pairs: Int32Array): void {
  const taken = new Uint8Array(right.length)
  for (const j of pairs) if (j >= 0) taken[j] = 1
  const tryPair = (i: number, j: number) => {
    if (i < 0 || i >= left.length || j < 0 || j >= right.length) return
    if (at(pairs, i) >= 0 || byteAt(taken, j) === 1 || at(left, i) !== at(right, j)) return
    pairs[i] = j
    taken[j] = 1
  }
  tryPair(0, 0)
  for (let i = 0; i < left.length; i++) if (at(pairs, i) >= 0) tryPair(i + 1, at(pairs, i) + 1)
  tryPair(left.length - 1, right.length - 1)
  for (let i = left.length - 1; i > 0; i--) if (at(pairs, i) >= 0) tryPair(i - 1, at(pairs, i) - 1)
}

function dropDoubtful(left: Side, pairs: Int32Array): void {
  const follows = (i: number) => at(pairs, i - 1) >= 0 && at(pairs, i) === at(pairs, i - 1) + 1
  const doubtful: number[] = []
  for (let i = 0; i < pairs.length; i++) {
    if (at(pairs, i) < 0 || wordCount(left, i) >= SURE_WORDS) continue
    const hasBefore = i > 0 && follows(i)
    const hasAfter = i + 1 < pairs.length && follows(i + 1)
    if (!hasBefore && !hasAfter) doubtful.push(i)
  }
  for (const i of doubtful) pairs[i] = -1
}

function mapParagraph(left: Side, i: number, right: Side, j: number, toRight: Int32Array): void {
  const shift = at(right.bounds, j) - at(left.bounds, i)
  for (let k = at(left.bounds, i); k < at(left.bounds, i + 1); k++) {
    toRight[k] = k + shift
  }
}

/**
 * Maps the words of paragraphs that stand unchanged, and returns the gaps between them, in words:
 * long texts differ in few paragraphs, and only those need comparing word by word.
 */
export function changedGaps(texts: TokenizedPair, toRight: Int32Array): Region[] {
  const numbers = numberParagraphs(texts)
  const a = { numbers: numbers.left, bounds: texts.left.lineBounds }
  const b = { numbers: numbers.right, bounds: texts.right.lineBounds }
  const pairs = pairParagraphs(a, b)
  dropDoubtful(a, pairs)
  const gaps: Region[] = []
  let leftStart = 0
  let rightStart = 0
  const addGap = (leftEnd: number, rightEnd: number) => {
    if (leftStart < leftEnd && rightStart < rightEnd) {
      gaps.push({ leftStart, leftEnd, rightStart, rightEnd })
    }
  }
  for (let i = 0; i < pairs.length; i++) {
    const j = at(pairs, i)
    if (j < 0) continue
    addGap(at(a.bounds, i), at(b.bounds, j))
    mapParagraph(a, i, b, j, toRight)
    leftStart = at(a.bounds, i + 1)
    rightStart = at(b.bounds, j + 1)
  }
  addGap(texts.left.tokens.count, texts.right.tokens.count)
  return gaps
}
