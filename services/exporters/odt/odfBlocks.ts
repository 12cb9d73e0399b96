import type { RichNode } from '../../../core/model/richText.ts'
import { heading, odfText, paragraph, tag } from './odfXml.ts'

/** How the words of a text block are written. */
export type WriteInline = (node: RichNode) => string

const DEEPEST_HEADING = 6

export interface OdfBlockOptions {
  readonly inline: WriteInline
  /** Added to the level of every heading, so that titles stay above them. */
  readonly headingShift: number
  /** Of plain paragraphs. */
  readonly style: string
}

/** Rich text as paragraphs, lists and tables of OpenDocument. `nodes` are blocks of the schema in core/text. */
export function odfBlocks(nodes: readonly RichNode[], options: OdfBlockOptions): string {
  return nodes.map((node) => blockOf(node, options)).join('')
}

function blockOf(node: RichNode, options: OdfBlockOptions): string {
  const { inline, style } = options
  const children = node.content ?? []
  switch (node.type) {
    case 'paragraph':
      return styled(style, inline(node))
    case 'heading':
      return heading(levelOf(node, options), inline(node))
    case 'codeBlock':
      return styled('Preformatted_20_Text', inline(node))
    case 'bulletList':
      return listOf(node, 'Bullets', options)
    case 'orderedList':
      return listOf(node, 'Numbers', options)
    case 'blockquote':
      return odfBlocks(children, { ...options, style: 'Quotations' })
    case 'table':
      return tableOf(node, options)
    case 'horizontalRule':
      return styled('Horizontal_20_Line', '')
    case 'image':
      return styled(style, odfText(`[${textOf(node, 'alt') || textOf(node, 'title')}]`))
    case 'quoteEmbed':
      return paragraph('Quotations', textOf(node, 'quote'))
    default:
      return odfBlocks(children, options)
  }
}

function levelOf({ attrs }: RichNode, { headingShift }: OdfBlockOptions): number {
  return Math.min(Number(attrs?.['level'] ?? 1) + headingShift, DEEPEST_HEADING)
}

function styled(style: string, inner: string): string {
  return tag('text:p', { 'text:style-name': style }, inner)
}

function listOf(node: RichNode, list: string, options: OdfBlockOptions): string {
  const first = Number(node.attrs?.['start'] ?? 1)
  const items = (node.content ?? []).map((item, index) =>
    tag(
      'text:list-item',
      { 'text:start-value': index === 0 && first !== 1 ? first : null },
      odfBlocks(item.content ?? [], options),
    ),
  )
  return tag('text:list', { 'text:style-name': list }, items.join(''))
}

/** Cells that another one covers are there, empty, as the format wants it. */
function tableOf(table: RichNode, options: OdfBlockOptions): string {
  const rows = table.content ?? []
  const covered = rows.map(() => new Set<number>())
  let columns = 1
  const written = rows.map((row, index) => {
    const cells: string[] = []
    let column = 0
    const coverUp = () => {
      for (; covered[index]?.has(column); column++) cells.push(tag('table:covered-table-cell', {}))
    }
    for (const cell of row.content ?? []) {
      coverUp()
      const { across, down } = spanOf(cell)
      cells.push(cellOf(cell, options))
      for (let below = index; below < Math.min(index + down, rows.length); below++) {
        for (let over = 0; over < across; over++) covered[below]?.add(column + over)
      }
      covered[index]?.delete(column)
      column += 1
    }
    coverUp()
    columns = Math.max(columns, column)
    return tag('table:table-row', {}, cells.join(''))
  })
  const head = tag('table:table-column', { 'table:number-columns-repeated': columns })
  return tag('table:table', {}, head + written.join(''))
}

function cellOf(cell: RichNode, options: OdfBlockOptions): string {
  const { across, down } = spanOf(cell)
  return tag(
    'table:table-cell',
    {
      'table:style-name': 'Cell',
      'office:value-type': 'string',
      'table:number-columns-spanned': across === 1 ? null : across,
      'table:number-rows-spanned': down === 1 ? null : down,
    },
    odfBlocks(cell.content ?? [], { ...options, style: 'Table_20_Contents' }),
  )
}

function spanOf({ attrs }: RichNode) {
  return { across: Number(attrs?.['colspan'] ?? 1), down: Number(attrs?.['rowspan'] ?? 1) }
}

function textOf({ attrs }: RichNode, name: string): string {
  const value = attrs?.[name]
  return typeof value === 'string' ? value : ''
}
