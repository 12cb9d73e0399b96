import type { BlockKind } from '../model/block.ts'
import type { RichNode, RichText } from '../model/richText.ts'
import { checkDepth } from './checkDepth.ts'

/** A node of content that holds a line of text: what a block of a revision is made from. */
export interface TextBlock {
  readonly node: RichNode
  readonly kind: BlockKind
  /** What stands between this block and the one before it; empty for the first. */
  readonly separator: '' | '\n' | '\t'
}

const kindOfType: ReadonlyMap<string, BlockKind> = new Map([
  ['paragraph', 'paragraph'],
  ['heading', 'heading'],
  ['codeBlock', 'code'],
])

const cellTypes: ReadonlySet<string> = new Set(['tableCell', 'tableHeader'])

/**
 * The text blocks of a content in reading order. Two neighbours are separated by a tab where they stand
 * in different cells of one table row, by a line feed everywhere else. Throws AppError invalid_input
 * when the content is nested absurdly.
 */
export function textBlocksOf(content: RichText): TextBlock[] {
  checkDepth(content)
  const blocks: TextBlock[] = []
  let separator: TextBlock['separator'] = ''

  function visit(node: RichNode, isInCell: boolean): void {
    const kind = kindOfType.get(node.type)
    if (kind !== undefined) {
      blocks.push({ node, kind: isInCell ? 'cell' : kind, separator })
      separator = '\n'
    } else if (node.type === 'tableRow') {
      visitRow(node)
    } else {
      for (const child of node.content ?? []) visit(child, isInCell || cellTypes.has(node.type))
    }
  }

  function visitRow(row: RichNode): void {
    const blocksBefore = blocks.length
    for (const cell of row.content ?? []) {
      if (blocks.length > blocksBefore) separator = '\t'
      visit(cell, true)
    }
    if (blocks.length > 0) separator = '\n'
  }

  visit(content, false)
  return blocks
}

/** The text of one text block: its text nodes, hard breaks as line feeds; atoms have no text. */
export function textOfBlock(block: RichNode): string {
  return (block.content ?? [])
    .map((inline) => (inline.type === 'hardBreak' ? '\n' : (inline.text ?? '')))
    .join('')
}
