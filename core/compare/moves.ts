import type { BlockPair } from '../align/alignBlocks.ts'
import type { Block } from '../model/block.ts'
import type { Range } from '../model/range.ts'
import type { BlockedText, Move } from './collation.ts'

/**
 * The stretch that a moved block leaves behind: itself and one separator, so that what remains reads on
 * as if it had never been there. That is the separator after it; at the end of the text, where there is
 * none, the one before it. Depends on one side only, and holes never overlap.
 */
function holesOf(blocks: readonly Block[], isMoved: (ordinal: number) => boolean): Range[] {
  let lastInPlace = blocks.length - 1
  while (lastInPlace >= 0 && isMoved(lastInPlace)) lastInPlace--
  return blocks.map((block, ordinal): Range => {
    if (ordinal > lastInPlace) return [blocks[ordinal - 1]?.end ?? block.start, block.end]
    return [block.start, blocks[ordinal + 1]?.start ?? block.end]
  })
}

const nowhere: Range = [0, 0]

/** A block without the white space at its ends. */
function coreOf({ text, blocks }: BlockedText, ordinal: number): Range {
  const block = blocks[ordinal]
  if (block === undefined) return nowhere
  const words = text.slice(block.start, block.end)
  const start = block.end - words.trimStart().length
  return [start, start + words.trim().length]
}

/** The moved pairs among `pairs`, sorted by their place on the left. */
export function movesOf(
  pairs: readonly BlockPair[],
  left: BlockedText,
  right: BlockedText,
): Move[] {
  const partners = new Map<number, number>()
  for (const pair of pairs) {
    if (pair.relation !== 'moved' || pair.left === null || pair.right === null) continue
    partners.set(pair.left, pair.right)
  }
  const movedRight = new Set(partners.values())
  const leftHoles = holesOf(left.blocks, (ordinal) => partners.has(ordinal))
  const rightHoles = holesOf(right.blocks, (ordinal) => movedRight.has(ordinal))
  return [...partners]
    .sort(([a], [b]) => a - b)
    .map(([leftBlock, rightBlock]) => ({
      leftBlock,
      rightBlock,
      left: coreOf(left, leftBlock),
      right: coreOf(right, rightBlock),
      leftHole: leftHoles[leftBlock] ?? nowhere,
      rightHole: rightHoles[rightBlock] ?? nowhere,
    }))
}
