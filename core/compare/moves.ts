import type { BlockPair } from '../align/alignBlocks.ts'
import type { Block } from '../model/block.ts'
import type { Range } from '../model/range.ts'
import type { BlockedText, Move } from './collation.ts'

/**
 * The stretch that each block would leave behind if it moved: itself and one separator, so that what remains
 * reads on as if it had never been there. That is the separator after it; behind the last block in place, where
 * nothing may follow, the one before it. Holes of different blocks never overlap.
 */
function holesOf(blocks: readonly Block[], lastInPlace: number): Range[] {
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
  const partners: [number, number][] = []
  let lastLeft = -1
  let lastRight = -1
  for (const pair of pairs) {
    if (pair.left === null || pair.right === null) continue
    if (pair.relation === 'moved') {
      partners.push([pair.left, pair.right])
    } else {
      lastLeft = Math.max(lastLeft, pair.left)
      lastRight = Math.max(lastRight, pair.right)
    }
  }
  const leftHoles = holesOf(left.blocks, lastLeft)
  const rightHoles = holesOf(right.blocks, lastRight)
  return partners
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
