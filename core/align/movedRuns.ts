import { at, floatAt } from '../text/at.ts'
import type { TokenSpan } from '../text/tokenSpan.ts'
import { WordList } from '../text/tokens.ts'
import { isWholeLine } from '../text/wholeLines.ts'
import { isCanonical, type TextAlignment, transposed } from './alignTexts.ts'
import { type FreeWords, freeWords } from './freeWords.ts'
import { growMatch, type Match } from './growMatch.ts'
import { uniqueGrams } from './uniqueGrams.ts'

/** Words that left one place and stand, verbatim or nearly, at another; `words` of them are the same. */
export interface MovedRun {
  readonly left: TokenSpan
  readonly right: TokenSpan
  readonly words: number
}

/** So many words in a row, found nowhere else among the changed ones, start a run. */
const SEED_WORDS = 4
/** Fewer words than this are a turn of phrase. */
const MIN_WORDS = 5
/** A run must carry this much information, in bits: about four rare words or a dozen common ones. */
const MIN_BITS = 48
/** At least this share of the longer side must be the same words. */
const MIN_SHARE = 0.7

interface Run extends MovedRun {
  readonly bits: number
}

/** The words of all whole lines, one after the other; those that stand nowhere else get their ids now. */
function wordsOfLines({ lines, vocabulary }: TextAlignment): Int32Array {
  const words = new WordList(lines.text, vocabulary)
  for (let id = -1; id >= -lines.count; id--) words.read(...lines.rangeOf(id))
  return words.result().ids
}

/** Information of each word id, in bits, by how rare it is in both texts together. */
function bitsOfWords(alignment: TextAlignment): Float64Array {
  const both = wordsOfLines(alignment)
  const frequency = new Float64Array(alignment.vocabulary.size)
  let total = 0
  const count = (ids: Int32Array, times: number) => {
    for (const id of ids) {
      if (isWholeLine(id)) continue
      frequency[id] = floatAt(frequency, id) + times
      total += times
    }
  }
  count(alignment.left.ids, 1)
  count(alignment.right.ids, 1)
  count(both, 2)
  return frequency.map((occurrences) => Math.log2(total / Math.max(1, occurrences)))
}

function spanOf(free: FreeWords, first: number, last: number): TokenSpan {
  return { first: at(free.positions, first), end: at(free.positions, last) + 1 }
}

function runOf(match: Match, left: FreeWords, right: FreeWords, bits: Float64Array): Run {
  let sum = 0
  for (const i of match.matched) sum += floatAt(bits, at(left.ids, i))
  return {
    left: spanOf(left, match.leftFirst, match.leftLast),
    right: spanOf(right, match.rightFirst, match.rightLast),
    words: match.matched.length,
    bits: sum,
  }
}

function isMove(run: Run): boolean {
  const longer = Math.max(run.left.end - run.left.first, run.right.end - run.right.first)
  return run.words >= MIN_WORDS && run.bits >= MIN_BITS && run.words >= MIN_SHARE * longer
}

function findRuns(left: FreeWords, right: FreeWords, alignment: TextAlignment): Run[] {
  const whole = {
    leftStart: 0,
    leftEnd: left.ids.length,
    rightStart: 0,
    rightEnd: right.ids.length,
  }
  const seeds = uniqueGrams(left.ids, right.ids, whole, SEED_WORDS)
  if (seeds.lefts.length === 0) return []
  const bits = bitsOfWords(alignment)
  const runs: Run[] = []
  /** The right word that the run around a left word gave it: seeds inside a run find it again. */
  const known = new Map<number, number>()
  for (let seed = 0; seed < seeds.lefts.length; seed++) {
    const i = at(seeds.lefts, seed)
    const j = at(seeds.rights, seed)
    if (known.get(i) === j) continue
    const match = growMatch(left.ids, right.ids, i, j, SEED_WORDS)
    match.matched.forEach((word, k) => {
      known.set(word, match.partners[k] ?? -1)
    })
    const run = runOf(match, left, right, bits)
    if (isMove(run)) runs.push(run)
  }
  return runs
}

/** Takes the weightiest runs first and refuses those that overlap one taken. */
function disjoint(runs: Run[], leftCount: number, rightCount: number): Run[] {
  const takenLeft = new Uint8Array(leftCount)
  const takenRight = new Uint8Array(rightCount)
  const isTaken = (taken: Uint8Array, span: TokenSpan) =>
    taken.subarray(span.first, span.end).includes(1)
  const kept: Run[] = []
  const byWeight = runs.toSorted(
    (a, b) => b.bits - a.bits || a.left.first - b.left.first || a.right.first - b.right.first,
  )
  for (const run of byWeight) {
    if (isTaken(takenLeft, run.left) || isTaken(takenRight, run.right)) continue
    takenLeft.fill(1, run.left.first, run.left.end)
    takenRight.fill(1, run.right.first, run.right.end)
    kept.push(run)
  }
  return kept
}

/**
 * Passages that were cut at one place and pasted at another: runs of words that the alignment calls
 * deleted on the left and inserted on the right, long and rare enough not to be chance, the same but
 * for a few words. Disjoint on both sides, sorted by left; the same pairs whichever text is left.
 */
export function movedRuns(alignment: TextAlignment): MovedRun[] {
  if (!isCanonical(alignment)) {
    return movedRuns(transposed(alignment))
      .map(({ left, right, words }) => ({ left: right, right: left, words }))
      .sort((a, b) => a.left.first - b.left.first)
  }
  const left = freeWords(alignment.left.ids, alignment.toRight, 0)
  const right = freeWords(alignment.right.ids, alignment.toLeft, alignment.left.count)
  const runs = findRuns(left, right, alignment)
  return disjoint(runs, alignment.left.count, alignment.right.count)
    .map(({ left, right, words }) => ({ left, right, words }))
    .sort((a, b) => a.left.first - b.left.first)
}
