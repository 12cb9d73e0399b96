import type { RichNode } from '../../../core/model/richText.ts'

/**
 * The nodes a table of HTML becomes. A table that only lays out a page (marked so, of one column, or
 * with tables in its cells) gives the blocks of its cells one after the other. What stood in it outside
 * any row, such as the caption, comes first.
 */
export function shapeTable(children: readonly RichNode[], isMarkedLayout: boolean): RichNode[] {
  const rows = children.filter((child) => child.type === 'tableRow' && childrenOf(child).length > 0)
  const others = children.filter((child) => child.type !== 'tableRow')
  if (rows.length === 0) return others
  if (!isMarkedLayout && !isLayout(rows)) return [...others, { type: 'table', content: rows }]
  return [...others, ...rows.flatMap(childrenOf).flatMap(childrenOf).filter(hasContent)]
}

function isLayout(rows: readonly RichNode[]): boolean {
  if (rows.every((row) => childrenOf(row).length === 1)) return true
  return rows
    .flatMap(childrenOf)
    .flatMap(childrenOf)
    .some((block) => block.type === 'table')
}

/** An empty cell holds an empty paragraph, which is nothing outside a table. */
function hasContent(block: RichNode): boolean {
  return block.type !== 'paragraph' || childrenOf(block).length > 0
}

function childrenOf(node: RichNode): readonly RichNode[] {
  return node.content ?? []
}
