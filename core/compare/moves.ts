import type { BlockPair } from '../align/alignBlocks.ts'
import type { Block } from '../model/block.ts'
import type { Range } from '../model/range.ts'
import type { Move } from './collation.ts'

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

function rangeOf(block: Block | undefined): Range {
  return block === undefined ? nowhere : [block.start, block.end]
}

/** The moved pairs among `pairs`, sorted by their place on the left. */
export function movesOf(
  pairs: readonly BlockPair[],
  leftBlocks: readonly Block[],
  rightBlocks: readonly Block[],
): Move[] {
  const partners = new Map<number, number>()
  for (const { left, right, relation } of pairs) {
    if (relation === 'moved' && left !== null && right !== null) partners.set(left, right)
  }
  const movedRight = new Set(partners.values())
  const leftHoles = holesOf(leftBlocks, (ordinal) => partners.has(ordinal))
  const rightHoles = holesOf(rightBlocks, (ordinal) => movedRight.has(ordinal))
  return [...partners]
    .sort(([a], [b]) => a - b)
    .map(([leftBlock, rightBlock]) => ({
      leftBlock,
      rightBlock,
      left: rangeOf(leftBlocks[leftBlock]),
      right: rangeOf(rightBlocks[rightBlock]),
      leftHole: leftHoles[leftBlock] ?? nowhere,
      rightHole: rightHoles[rightBlock] ?? nowhere,
    }))
}
