import type { Block } from '../model/block.ts'

/** Ordinal of the block that holds an offset; null between blocks. */
export function blockAt(blocks: readonly Block[], offset: number): number | null {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return (blocks[low]?.start ?? offset + 1) <= offset ? low : null
}
