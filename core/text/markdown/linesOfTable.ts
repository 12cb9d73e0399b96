import type { RichNode } from '../../model/richText.ts'
import { referenceTo } from './escapeText.ts'
import { markdownOfImage } from './markdownOfImage.ts'
import { markdownOfInline } from './markdownOfInline.ts'

/**
 * A table in GitHub's spelling: the first row is the head. A cell that spans columns is followed by empty
 * ones; short rows are filled.
 */
export function linesOfTable(table: RichNode): string[] {
  const rows = (table.content ?? []).map((row) => (row.content ?? []).flatMap(cellsOf))
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 1)
  const [head = '', ...body] = rows.map((row) => lineOfRow(row, width))
  return [head, lineOfRow(Array<string>(width).fill('---'), width), ...body]
}

function cellsOf(cell: RichNode): string[] {
  const colspan = Number(cell.attrs?.['colspan'] ?? 1)
  return [markdownOfCell(cell), ...Array<string>(colspan - 1).fill('')]
}

function lineOfRow(cells: readonly string[], width: number): string {
  const missing = Array<string>(width - cells.length).fill('')
  return `| ${[...cells, ...missing].join(' | ')} |`
}

function markdownOfCell(cell: RichNode): string {
  const parts = partsOfCell(cell).filter((part) => part !== '')
  // The reader trims a cell of all white space, then splits it at bars without a backslash.
  return parts
    .join(' ')
    .replace(/^\s|\s$/g, referenceTo)
    .replaceAll('|', '\\|')
}

function partsOfCell(node: RichNode): string[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [markdownOfInline(node.content ?? [], false)]
    case 'codeBlock':
      return [markdownOfInline((node.content ?? []).map(asCode), false)]
    case 'image':
      return [markdownOfImage(node)]
    case 'quoteEmbed':
      return [markdownOfInline([{ type: 'text', text: String(node.attrs?.['quote']) }], false)]
    default:
      return (node.content ?? []).flatMap(partsOfCell)
  }
}

function asCode(text: RichNode): RichNode {
  return { ...text, marks: [{ type: 'code' }] }
}
