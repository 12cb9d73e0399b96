import type { Block } from '../../core/model/block.ts'
import { at } from '../../core/text/at.ts'

/** Where the n-th text block's content starts in the ProseMirror document, and how long it is there. */
export interface PlacedBlock {
  readonly position: number
  readonly size: number
  /** Offsets inside the block at which an atom without text (e.g. a link to a note) stands. */
  readonly atoms: readonly number[]
}

/** Offsets of the text and positions of the document, each from the other in O(log blocks). */
export interface TextMap {
  readonly blockCount: number
  /** Start and end of a block in the text. */
  startOf(block: number): number
  endOf(block: number): number
  /** The last block that starts at or before the offset; the first one for offsets before it. */
  blockAt(offset: number): number
  /** An offset between blocks counts as the end of the block before it. */
  positionOf(offset: number): number
  offsetOf(position: number): number
}

export function createTextMap(blocks: readonly Block[], placed: readonly PlacedBlock[]): TextMap {
  const starts = new Int32Array(blocks.length)
  const ends = new Int32Array(blocks.length)
  const positions = new Int32Array(blocks.length)
  const sizes = new Int32Array(blocks.length)
  // A loop: Int32Array.from with a callback takes ten times as long on a book.
  for (const [index, block] of blocks.entries()) {
    starts[index] = block.start
    ends[index] = block.end
    positions[index] = placed[index]?.position ?? 0
    sizes[index] = placed[index]?.size ?? 0
  }
  const blockAt = (offset: number) => lastAtOrBelow(starts, offset)

  // A text may be empty of blocks (only a picture, say): everything is then at 0.
  function positionOf(offset: number): number {
    if (blocks.length === 0) return 0
    const block = blockAt(offset)
    const start = at(starts, block)
    const inside = Math.min(Math.max(offset, start), at(ends, block)) - start
    const atoms = placed[block]?.atoms ?? []
    return at(positions, block) + inside + atoms.filter((atom) => atom < inside).length
  }

  function offsetOf(position: number): number {
    if (blocks.length === 0) return 0
    const block = lastAtOrBelow(positions, position)
    const inside = Math.min(Math.max(position - at(positions, block), 0), at(sizes, block))
    const atoms = placed[block]?.atoms ?? []
    const atomsBefore = atoms.filter((atom, index) => atom + index < inside).length
    return at(starts, block) + inside - atomsBefore
  }

  return {
    blockCount: blocks.length,
    startOf: (block) => at(starts, block),
    endOf: (block) => at(ends, block),
    blockAt,
    positionOf,
    offsetOf,
  }
}

/** Index of the last item that is not above the value; 0 when all are. */
export function lastAtOrBelow(items: Int32Array, value: number): number {
  let low = 0
  let high = items.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (at(items, middle) <= value) low = middle
    else high = middle - 1
  }
  return low
}
