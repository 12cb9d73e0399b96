import type { Block } from '../model/block.ts'
import { at } from '../text/at.ts'
import { tokensTouching } from '../text/tokenSpan.ts'
import type { Tokens } from '../text/tokens.ts'
import type { WholeLines } from '../text/wholeLines.ts'
import type { TextAlignment } from './alignTexts.ts'
import { type MovedRun, movedRuns } from './movedRuns.ts'

/** How many words a left and a right block have in common. */
export interface SharedWords {
  readonly left: number
  readonly right: number
  readonly words: number
}

/** The block of every word, -1 where none; and how many words each block has. */
interface BlockWords {
  readonly blockOf: Int32Array
  readonly counts: Int32Array
}

function blockWords(tokens: Tokens, blocks: readonly Block[], lines: WholeLines): BlockWords {
  const blockOf = new Int32Array(blocks.length > 0 ? tokens.count : 0).fill(-1)
  const counts = new Int32Array(blocks.length)
  blocks.forEach((block, index) => {
    const span = tokensTouching(tokens, block.start, block.end)
    blockOf.fill(index, span.first, span.end)
    counts[index] = lines.wordsIn(tokens, span)
  })
  return { blockOf, counts }
}

/** Counts pairs of blocks. */
class PairCounter {
  readonly #left: BlockWords
  readonly #right: BlockWords
  readonly #words = new Map<number, number>()
  #key = -1
  #run = 0

  constructor(left: BlockWords, right: BlockWords) {
    this.#left = left
    this.#right = right
  }

  /** `words`: how many the two stand for. */
  add(leftWord: number, rightWord: number, words = 1): void {
    const left = at(this.#left.blockOf, leftWord)
    const right = at(this.#right.blockOf, rightWord)
    if (left < 0 || right < 0) return
    const key = left * this.#right.counts.length + right
    if (key !== this.#key) this.#endRun(key)
    this.#run += words
  }

  /** Words of one pair of blocks follow each other: counted together, they cost one look-up. */
  #endRun(key: number): void {
    if (this.#run > 0) this.#words.set(this.#key, (this.#words.get(this.#key) ?? 0) + this.#run)
    this.#key = key
    this.#run = 0
  }

  result(): SharedWords[] {
    this.#endRun(-1)
    const width = this.#right.counts.length
    return [...this.#words]
      .map(([key, words]) => ({ left: Math.floor(key / width), right: key % width, words }))
      .sort((a, b) => a.left - b.left || b.right - a.right)
  }
}

function addRun(counter: PairCounter, { left, right, words }: MovedRun): void {
  const leftLength = left.end - left.first
  const rightLength = right.end - right.first
  for (let k = 0; k < words; k++) {
    const share = words === 1 ? 0 : k / (words - 1)
    counter.add(
      left.first + Math.round(share * (leftLength - 1)),
      right.first + Math.round(share * (rightLength - 1)),
    )
  }
}

/** Words shared by blocks in place and by moving, sorted by left ascending, right descending. */
export interface BlockShares {
  readonly inPlace: readonly SharedWords[]
  readonly byMove: readonly SharedWords[]
  readonly leftCounts: Int32Array
  readonly rightCounts: Int32Array
}

/** Counts what every pair of blocks shares. Pairs that share nothing are not listed. */
export function blockShares(
  alignment: TextAlignment,
  leftBlocks: readonly Block[],
  rightBlocks: readonly Block[],
): BlockShares {
  const { lines } = alignment
  const left = blockWords(alignment.left, leftBlocks, lines)
  const right = blockWords(alignment.right, rightBlocks, lines)
  const inPlace = new PairCounter(left, right)
  const byMove = new PairCounter(left, right)
  if (leftBlocks.length > 0 && rightBlocks.length > 0) {
    alignment.toRight.forEach((j, i) => {
      if (j >= 0) inPlace.add(i, j, lines.wordsOf(at(alignment.left.ids, i)))
    })
    for (const run of movedRuns(alignment)) addRun(byMove, run)
  }
  return {
    inPlace: inPlace.result(),
    byMove: byMove.result(),
    leftCounts: left.counts,
    rightCounts: right.counts,
  }
}
