import type { ComparedPages, RowCell } from './compareRows.ts'
import type { PageLine } from './foldRows.ts'

const LINE = 26
const GAP = 11

/** About how high a line of the page will be, in pixels; it is measured when it comes into view. */
export function estimateLine(
  pages: ComparedPages,
  line: PageLine | undefined,
  isInline: boolean,
): number {
  if (line === undefined || line.kind !== 'row') return LINE + GAP
  const row = pages.rows[line.row]
  const perLine = isInline ? 78 : 68
  const characters = Math.max(
    charactersIn(pages.left.blocks, row?.left ?? null),
    charactersIn(pages.right.blocks, row?.right ?? null),
  )
  return Math.max(1, Math.ceil(characters / perLine)) * LINE + GAP
}

function charactersIn(blocks: ComparedPages['left']['blocks'], cell: RowCell): number {
  if (cell === null || 'hole' in cell) return 0
  const block = blocks[cell.block]
  return block === undefined ? 0 : block.end - block.start
}
