import type { RichNode } from '../../model/richText.ts'
import { fenceAround } from './codeSpanOf.ts'
import { referenceTo } from './escapeText.ts'
import { linesOfTable } from './linesOfTable.ts'
import { markdownOfImage } from './markdownOfImage.ts'
import { markdownOfInline } from './markdownOfInline.ts'
import { linesOfQuoteEmbed } from './quoteEmbed.ts'

/** What stands around a block that decides how it may be written. */
interface Surroundings {
  /** List markers that would join the block to a neighbour, or make a rule of it with its parent's. */
  readonly takenMarkers: readonly string[]
  readonly isFirstInItem: boolean
}

const bulletMarkers = ['-', '*', '+']
const orderedMarkers = ['.', ')']

/** Setext headings, the only ones of several lines, exist for these levels. */
const underlineOfLevel: ReadonlyMap<unknown, string> = new Map([
  [1, '==='],
  [2, '---'],
])

/** A longer number starts no list item. */
const GREATEST_NUMBER = 999_999_999

/** A list that may follow its item's words directly: it starts with 1, its first item is not empty. */
const LIST_AFTER_WORDS = /^(?:[-*+]|1[.)]) \S/

/** The lines of Markdown of some blocks; empty ones separate the blocks. */
export function linesOfBlocks(blocks: readonly RichNode[]): string[] {
  return linesOfSiblings(blocks, null)
}

/** `itemMarker` is the marker of the list item that holds the blocks, if one does. */
function linesOfSiblings(blocks: readonly RichNode[], itemMarker: string | null): string[] {
  const lines: string[] = []
  let previous: RichNode | null = null
  let previousMarker = itemMarker
  for (const block of blocks) {
    const surroundings = {
      takenMarkers: previousMarker === null ? [] : [previousMarker],
      isFirstInItem: previous === null && itemMarker !== null,
    }
    const blockLines = linesOfBlock(block, surroundings)
    const [firstLine] = blockLines
    // An empty paragraph: Markdown has none.
    if (firstLine === undefined) continue
    const isTight = itemMarker !== null && previous?.type === 'paragraph'
    if (previous !== null && !(isTight && isList(block) && LIST_AFTER_WORDS.test(firstLine))) {
      lines.push('')
    }
    for (const line of blockLines) lines.push(line)
    previousMarker = isList(block) ? markerOf(block, surroundings) : null
    previous = block
  }
  return lines
}

function linesOfBlock(block: RichNode, surroundings: Surroundings): string[] {
  const children = block.content ?? []
  switch (block.type) {
    case 'paragraph':
      return linesOfParagraph(children)
    case 'heading':
      return linesOfHeading(block)
    case 'bulletList':
    case 'orderedList':
      return linesOfList(block, markerOf(block, surroundings))
    case 'blockquote':
      return linesOfQuote(children)
    case 'codeBlock':
      return linesOfCode(block)
    case 'horizontalRule':
      return [surroundings.isFirstInItem ? '___' : '---']
    case 'table':
      return linesOfTable(block)
    case 'image':
      return [markdownOfImage(block)]
    case 'quoteEmbed':
      return linesOfQuoteEmbed(block)
    default:
      return linesOfBlocks(children)
  }
}

function linesOfParagraph(inline: readonly RichNode[]): string[] {
  const markdown = markdownOfInline(inline, true)
  return markdown === '' ? [] : markdown.split('\n')
}

function linesOfHeading({ attrs, content = [] }: RichNode): string[] {
  const underline = underlineOfLevel.get(attrs?.['level'])
  const isMultiline = content.some((node) => node.type === 'hardBreak' || node.text?.includes('\n'))
  if (isMultiline && underline !== undefined) {
    const lines = linesOfParagraph(content)
    // Below a line with a bar, an underline would be that of a table's head.
    if (lines.length > 1 && !lines.at(-1)?.includes('|')) return [...lines, underline]
  }
  // A run of # at the end would be read as the closing half of the heading's.
  const words = markdownOfInline(content, false).replace(/(^|[ \t])(#*)#$/, '$1$2\\#')
  const marker = '#'.repeat(Number(attrs?.['level'] ?? 1))
  return [words === '' ? marker : `${marker} ${words}`]
}

function linesOfQuote(blocks: readonly RichNode[]): string[] {
  const lines = linesOfBlocks(blocks).map((line) => (line === '' ? '>' : `> ${line}`))
  return lines.length === 0 ? ['>'] : lines
}

function linesOfCode({ attrs, content = [] }: RichNode): string[] {
  const code = content.map((node) => node.text ?? '').join('')
  const [language = ''] = String(attrs?.['language'] ?? '')
    .trim()
    .split(/\s/)
  // A bar, even here, could make this line the head of a table.
  const info = language.replace(/[\\&]/g, '\\$&').replaceAll('|', referenceTo)
  const lines = code === '' ? [] : code.split('\n')
  // After backticks no backtick may stand in the language; after tildes anything, set apart.
  const fence = fenceAround(code, language.includes('`') ? '~' : '`', 3)
  return [fence.startsWith('~') ? `${fence} ${info}` : `${fence}${info}`, ...lines, fence]
}

function isList({ type }: RichNode): boolean {
  return type === 'bulletList' || type === 'orderedList'
}

/** The character that makes a list's markers; two neighbours with the same one would be one list. */
function markerOf({ type }: RichNode, { takenMarkers }: Surroundings): string {
  const markers = type === 'bulletList' ? bulletMarkers : orderedMarkers
  return markers.find((marker) => !takenMarkers.includes(marker)) ?? '-'
}

function linesOfList(list: RichNode, marker: string): string[] {
  const start = Number(list.attrs?.['start'] ?? 1)
  const items = (list.content ?? []).map((item, index) => {
    const number = Math.min(start + index, GREATEST_NUMBER)
    const lines = linesOfSiblings(item.content ?? [], marker)
    return linesOfItem(lines, list.type === 'bulletList' ? marker : `${number}${marker}`)
  })
  const isLoose = items.some((lines) => lines.includes(''))
  return items.flatMap((lines, index) => (isLoose && index > 0 ? ['', ...lines] : lines))
}

function linesOfItem(lines: readonly string[], marker: string): string[] {
  const [first, ...rest] = lines
  if (first === undefined) return [marker]
  const indent = ' '.repeat(marker.length + 1)
  return [`${marker} ${first}`, ...rest.map((line) => (line === '' ? '' : `${indent}${line}`))]
}
