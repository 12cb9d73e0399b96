import type { Range } from '../../../core/model/range.ts'
import type { RichMark, RichNode, RichText } from '../../../core/model/richText.ts'
import type { PdfBlock } from './pdfBlocks.ts'

/** Type larger than the text by this much is a heading's, unless it is long. */
const HEADING_RATIO = 1.14
const MAX_HEADING = 200
/** An item of a list is none, however large; nor is a sentence, by its end and its length. */
const ITEM = /^[•◦▪‣·●○■*–—]\s/u
const SENTENCE = /[.:;,]$/u
const MAX_WORDS_WITH_STOP = 8

/** A link's words within a block. */
export interface LinkInBlock {
  readonly range: Range
  readonly href: string
}

/**
 * Structured content of a PDF's blocks. A PDF says where letters stand, not what they are: headings are
 * told by their size, larger ones being of a higher level, unless they are items of a list or sentences.
 */
export function pdfContent(
  blocks: readonly PdfBlock[],
  linksOf: (block: PdfBlock) => readonly LinkInBlock[],
): RichText {
  const body = bodySize(blocks)
  const isHeading = ({ text, size }: PdfBlock): boolean =>
    size > body * HEADING_RATIO && readsAsHeading(text)
  const sizes = [...new Set(blocks.filter(isHeading).map(({ size }) => Math.round(size)))]
  sizes.sort((one, other) => other - one)
  const content = blocks.map((block): RichNode => {
    const inline = inlineOf(block.text, linksOf(block))
    if (!isHeading(block)) return { type: 'paragraph', content: inline }
    const level = Math.min(6, sizes.indexOf(Math.round(block.size)) + 1)
    return { type: 'heading', attrs: { level }, content: inline }
  })
  return content.length === 0 ? { type: 'doc' } : { type: 'doc', content }
}

function readsAsHeading(text: string): boolean {
  if (text.length > MAX_HEADING || !/\p{L}/u.test(text) || ITEM.test(text)) return false
  return !SENTENCE.test(text) || text.split(/\s+/u).length <= MAX_WORDS_WITH_STOP
}

/** The size of most letters. */
function bodySize(blocks: readonly PdfBlock[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of blocks) {
    const rounded = Math.round(size * 2) / 2
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length)
  }
  const [most] = [...letters].sort(([, one], [, other]) => other - one)
  return most?.[0] ?? 0
}

function inlineOf(text: string, links: readonly LinkInBlock[]): RichNode[] {
  const nodes: RichNode[] = []
  let offset = 0
  const add = (end: number, marks: readonly RichMark[]): void => {
    if (end > offset) {
      const node: RichNode = { type: 'text', text: text.slice(offset, end) }
      nodes.push(marks.length > 0 ? { ...node, marks } : node)
    }
    offset = Math.max(offset, end)
  }
  for (const { range, href } of links.toSorted((one, other) => one.range[0] - other.range[0])) {
    add(range[0], [])
    add(range[1], [{ type: 'link', attrs: { href, title: null } }])
  }
  add(text.length, [])
  return nodes
}
