import type { Block } from '../../core/model/block.ts'
import type { Range } from '../../core/model/range.ts'

/**
 * The passage that a mark in a file covers: without the white space at its ends. A mark around nothing,
 * such as a comment put between two words, covers the block it stands in; null where there is none.
 */
export function passageAt(
  text: string,
  blocks: readonly Block[],
  start: number,
  end: number,
): Range | null {
  const slice = text.slice(start, end)
  const words = slice.trim()
  if (words !== '') {
    const first = start + slice.indexOf(words)
    return [first, first + words.length]
  }
  const block =
    blocks.find((each) => each.start <= start && start <= each.end && each.start < each.end) ??
    blocks.findLast((each) => each.start <= start && each.start < each.end)
  return block === undefined ? null : [block.start, block.end]
}
