import {
  BorderStyle,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from 'docx'
import type { RichNode } from '../../../core/model/richText.ts'
import { textOfBlock } from '../../../core/text/textBlocks.ts'
import { isRightToLeft, wordRuns } from './wordText.ts'

/** How the words of a text block are written: plain ones of a note, or annotated ones of a source. */
export type WriteInline = (node: RichNode) => readonly ParagraphChild[]

export interface WordBlockOptions {
  readonly inline: WriteInline
  /** Added to the level of every heading, so that titles stay above them. */
  readonly headingShift: number
  /** Numbered lists of this document so far: each begins at its own number. */
  readonly numbering: ListNumbering
}

/** Hands out a numbering instance for every numbered list of a file. */
export interface ListNumbering {
  next(start: number): { readonly reference: string; readonly instance: number }
}

/** What stands around a block. */
interface Around {
  readonly list: IParagraphOptions
  readonly level: number
  readonly isQuoted: boolean
}

const nowhere: Around = { list: {}, level: -1, isQuoted: false }

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const

const DEEPEST_LIST = 8
const TWIPS_PER_LEVEL = 360

/** Rich text as paragraphs and tables of Word. `nodes` are blocks of the schema in core/text. */
export function wordBlocks(
  nodes: readonly RichNode[],
  options: WordBlockOptions,
): (Paragraph | Table)[] {
  return blocksOf(nodes, nowhere, options)
}

function blocksOf(
  nodes: readonly RichNode[],
  around: Around,
  options: WordBlockOptions,
): (Paragraph | Table)[] {
  return nodes.flatMap((node, index) => {
    // Of a list item only the first paragraph has the bullet; what follows stands under it.
    const place = index === 0 ? around : { ...around, list: indented(around.level) }
    return blockOf(node, place, options)
  })
}

function blockOf(node: RichNode, around: Around, options: WordBlockOptions): (Paragraph | Table)[] {
  const children = node.content ?? []
  switch (node.type) {
    case 'paragraph':
      return [paragraph(node, around, options)]
    case 'heading':
      return [paragraph(node, around, options, { heading: headingOf(node, options) })]
    case 'codeBlock':
      return [paragraph(node, around, options, { style: 'Code' })]
    case 'bulletList':
    case 'orderedList':
      return listOf(node, around, options)
    case 'blockquote':
      return blocksOf(children, { ...around, isQuoted: true }, options)
    case 'table':
      return [tableOf(node, options)]
    case 'horizontalRule':
      return [new Paragraph({ thematicBreak: true })]
    case 'image':
      return [new Paragraph({ children: wordRuns(altOf(node), { italics: true }) })]
    case 'quoteEmbed':
      return [new Paragraph({ style: 'Quote', children: wordRuns(textOf(node, 'quote')) })]
    default:
      return blocksOf(children, around, options)
  }
}

function paragraph(
  node: RichNode,
  { list, isQuoted }: Around,
  { inline }: WordBlockOptions,
  own: IParagraphOptions = isQuoted ? { style: 'Quote' } : {},
): Paragraph {
  const bidirectional = isRightToLeft(textOfBlock(node))
  return new Paragraph({ ...list, ...own, bidirectional, children: inline(node) })
}

function headingOf({ attrs }: RichNode, { headingShift }: WordBlockOptions) {
  const level = Number(attrs?.['level'] ?? 1) + headingShift
  return headings[Math.min(level, headings.length) - 1] ?? HeadingLevel.HEADING_6
}

function listOf(node: RichNode, around: Around, options: WordBlockOptions): (Paragraph | Table)[] {
  const level = Math.min(around.level + 1, DEEPEST_LIST)
  const list: IParagraphOptions =
    node.type === 'bulletList'
      ? { bullet: { level } }
      : { numbering: { ...options.numbering.next(Number(node.attrs?.['start'] ?? 1)), level } }
  return (node.content ?? []).flatMap((item) =>
    blocksOf(item.content ?? [], { ...around, list, level }, options),
  )
}

function indented(level: number): IParagraphOptions {
  return level < 0 ? {} : { indent: { left: TWIPS_PER_LEVEL * (level + 2) } }
}

function tableOf(node: RichNode, options: WordBlockOptions): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { insideHorizontal: { style: BorderStyle.SINGLE, size: 4, color: 'AAAAAA' } },
    rows: (node.content ?? []).map(
      (row) =>
        new TableRow({
          children: (row.content ?? []).map(
            ({ content = [], attrs }) =>
              new TableCell({
                columnSpan: Number(attrs?.['colspan'] ?? 1),
                rowSpan: Number(attrs?.['rowspan'] ?? 1),
                children: blocksOf(content, nowhere, options),
              }),
          ),
        }),
    ),
  })
}

function altOf(node: RichNode): string {
  return textOf(node, 'alt') || textOf(node, 'title') || textOf(node, 'src').slice(0, 200)
}

function textOf({ attrs }: RichNode, name: string): string {
  const value = attrs?.[name]
  return typeof value === 'string' ? value : ''
}
