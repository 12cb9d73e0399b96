import { z } from 'zod'

/** What a block of text is; the structure around it (lists, quotes, tables) stays in the content. */
export const blockKinds = ['paragraph', 'heading', 'code', 'cell'] as const
export const BlockKind = z.enum(blockKinds)
export type BlockKind = z.infer<typeof BlockKind>

/**
 * One text block of a revision: [start, end) in UTF-16 units of the text. Blocks are sorted and
 * disjoint; the separators between them belong to no block. A block's id is its ordinal (its index)
 * in its revision and means nothing in another revision.
 */
export interface Block {
  readonly start: number
  readonly end: number
  readonly kind: BlockKind
}

export const Block = z
  .strictObject({ start: z.int().min(0), end: z.int().min(0), kind: BlockKind })
  .readonly()
