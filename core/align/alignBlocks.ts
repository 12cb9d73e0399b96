import type { Block } from '../model/block.ts'
import { at } from '../text/at.ts'
import { isCanonical, type TextAlignment, transposed } from './alignTexts.ts'
import { heaviestChain } from './heaviestChain.ts'
import { type BlockShares, blockShares, type SharedWords } from './sharedWords.ts'

export type BlockRelation = 'equal' | 'changed' | 'moved' | 'deleted' | 'inserted'

/** One row of a two-column screen; block ordinals, null where a side has nothing. */
export interface BlockPair {
  readonly left: number | null
  readonly right: number | null
  readonly relation: BlockRelation
}

/** Blocks in place that share less than this (Dice coefficient of words) are a deletion and an insertion. */
const MIN_CHANGED = 0.3
/** A block that lies within another this far is a part split off or joined: changed, not new. */
const MIN_CONTAINED = 0.6
/** Blocks elsewhere must share this much to be called moved. */
const MIN_MOVED = 0.5

function dice(shared: SharedWords, shares: BlockShares): number {
  const total = at(shares.leftCounts, shared.left) + at(shares.rightCounts, shared.right)
  return total === 0 ? 0 : (2 * shared.words) / total
}

function isSameBlock(shared: SharedWords, shares: BlockShares): boolean {
  const smaller = Math.min(at(shares.leftCounts, shared.left), at(shares.rightCounts, shared.right))
  return dice(shared, shares) >= MIN_CHANGED || shared.words >= MIN_CONTAINED * smaller
}

/** Right partner of each left block, -1 if none: for blocks that kept their order, and for moved ones. */
interface Partners {
  readonly inPlace: Int32Array
  readonly moved: Int32Array
}

function pairInPlace(shares: BlockShares): Int32Array {
  const pairs = shares.inPlace.filter((shared) => isSameBlock(shared, shares))
  const seeds = {
    lefts: Int32Array.from(pairs, ({ left }) => left),
    rights: Int32Array.from(pairs, ({ right }) => right),
  }
  const weight = (seed: number) => pairs[seed]?.words ?? 0
  const partners = new Int32Array(shares.leftCounts.length).fill(-1)
  for (const seed of heaviestChain(seeds, weight, 0, shares.rightCounts.length)) {
    partners[at(seeds.lefts, seed)] = at(seeds.rights, seed)
  }
  return partners
}

function textOf(text: string, block: Block | undefined): string {
  return block ? text.slice(block.start, block.end) : ''
}

/** Blocks without words (rules, asterisks) pair when they stand equal next to a pair. */
function pairWordless(
  alignment: TextAlignment,
  leftBlocks: readonly Block[],
  rightBlocks: readonly Block[],
  partners: Int32Array,
): void {
  const taken = new Set(partners)
  let right = 0
  for (let left = 0; left < partners.length; left++) {
    if (at(partners, left) >= 0) {
      right = at(partners, left) + 1
    } else if (right < rightBlocks.length && !taken.has(right)) {
      const text = textOf(alignment.leftText, leftBlocks[left])
      if (text !== textOf(alignment.rightText, rightBlocks[right])) continue
      partners[left] = right
      taken.add(right)
      right++
    }
  }
}

function pairMoved(shares: BlockShares, inPlace: Int32Array): Int32Array {
  const moved = new Int32Array(inPlace.length).fill(-1)
  const taken = new Set(inPlace)
  const candidates = [...shares.byMove, ...shares.inPlace]
    .filter((shared) => dice(shared, shares) >= MIN_MOVED)
    .sort((a, b) => b.words - a.words || a.left - b.left || a.right - b.right)
  for (const { left, right } of candidates) {
    if (at(inPlace, left) >= 0 || at(moved, left) >= 0 || taken.has(right)) continue
    moved[left] = right
    taken.add(right)
  }
  return moved
}

/** A heading is the one over the same section, however it is worded: it pairs with the free heading that is over its partner. */
function pairHeadings(
  leftBlocks: readonly Block[],
  rightBlocks: readonly Block[],
  { inPlace, moved }: Partners,
): void {
  const taken = new Set([...inPlace, ...moved])
  for (let left = 0; left + 1 < inPlace.length; left++) {
    const right = at(inPlace, left + 1) - 1
    if (right < 0 || taken.has(right) || at(inPlace, left) >= 0 || at(moved, left) >= 0) continue
    const areHeadings =
      leftBlocks[left]?.kind === 'heading' && rightBlocks[right]?.kind === 'heading'
    if (areHeadings) inPlace[left] = right
  }
}

function pairBlocks(
  alignment: TextAlignment,
  leftBlocks: readonly Block[],
  rightBlocks: readonly Block[],
): Partners {
  const shares = blockShares(alignment, leftBlocks, rightBlocks)
  const inPlace = pairInPlace(shares)
  pairWordless(alignment, leftBlocks, rightBlocks, inPlace)
  const partners = { inPlace, moved: pairMoved(shares, inPlace) }
  pairHeadings(leftBlocks, rightBlocks, partners)
  return partners
}

function invert(partners: Int32Array, size: number): Int32Array {
  const inverse = new Int32Array(size).fill(-1)
  partners.forEach((right, left) => {
    if (right >= 0) inverse[right] = left
  })
  return inverse
}

/** Pairs the blocks whichever way round they are given, with the same result. */
function partnersOf(
  alignment: TextAlignment,
  leftBlocks: readonly Block[],
  rightBlocks: readonly Block[],
): Partners {
  if (isCanonical(alignment)) return pairBlocks(alignment, leftBlocks, rightBlocks)
  const turned = pairBlocks(transposed(alignment), rightBlocks, leftBlocks)
  return {
    inPlace: invert(turned.inPlace, leftBlocks.length),
    moved: invert(turned.moved, leftBlocks.length),
  }
}

/**
 * Pairs the blocks of two aligned texts for a two-column screen, top to bottom. Every block appears
 * once. A pair is equal if its text is the same to the character, else changed; moved pairs stand
 * where the right block stands; between two pairs in place deletions come before insertions.
 * The pairs are the same whichever text is left.
 */
export function alignBlocks(
  alignment: TextAlignment,
  leftBlocks: readonly Block[],
  rightBlocks: readonly Block[],
): BlockPair[] {
  const { inPlace, moved } = partnersOf(alignment, leftBlocks, rightBlocks)
  const movedFrom = invert(moved, rightBlocks.length)
  const rows: BlockPair[] = []
  let right = 0
  const addRightUntil = (end: number) => {
    for (; right < end; right++) {
      const from = at(movedFrom, right)
      if (from >= 0) rows.push({ left: from, right, relation: 'moved' })
      else rows.push({ left: null, right, relation: 'inserted' })
    }
  }
  for (let left = 0; left < leftBlocks.length; left++) {
    const partner = at(inPlace, left)
    if (partner < 0) {
      if (at(moved, left) < 0) rows.push({ left, right: null, relation: 'deleted' })
      continue
    }
    addRightUntil(partner)
    const isEqual =
      textOf(alignment.leftText, leftBlocks[left]) ===
      textOf(alignment.rightText, rightBlocks[partner])
    rows.push({ left, right: partner, relation: isEqual ? 'equal' : 'changed' })
    right = partner + 1
  }
  addRightUntil(rightBlocks.length)
  return rows
}
