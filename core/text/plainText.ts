import type { Block } from '../model/block.ts'
import type { RichNode, RichText } from '../model/richText.ts'

/** The structure seen in a plain text. */
export interface PlainTextContent {
  readonly content: RichText
  readonly blocks: Block[]
}

interface Line {
  readonly start: number
  readonly end: number
  readonly isBlank: boolean
}

/**
 * Paragraphs of a plain text with LF line ends, which is left as it is: offsets count over it. With any
 * blank line (white space only), a paragraph is a run of lines that are not, with hard breaks inside;
 * with none, every line is a paragraph. An LF that ends the last line starts no further line.
 */
export function contentOfPlainText(text: string): PlainTextContent {
  const paragraphs = paragraphsOf(linesOf(text))
  const content = paragraphs.map(
    (lines): RichNode => ({ type: 'paragraph', content: inlineOf(text, lines) }),
  )
  return {
    content: content.length === 0 ? { type: 'doc' } : { type: 'doc', content },
    blocks: paragraphs.map(blockOf),
  }
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  while (start < text.length) {
    const lineFeed = text.indexOf('\n', start)
    const end = lineFeed === -1 ? text.length : lineFeed
    lines.push({ start, end, isBlank: text.slice(start, end).trim() === '' })
    start = end + 1
  }
  return lines
}

function paragraphsOf(lines: readonly Line[]): Line[][] {
  if (!lines.some((line) => line.isBlank)) return lines.map((line) => [line])
  const paragraphs: Line[][] = []
  let isOpen = false
  for (const line of lines) {
    if (!line.isBlank && isOpen) paragraphs.at(-1)?.push(line)
    if (!line.isBlank && !isOpen) paragraphs.push([line])
    isOpen = !line.isBlank
  }
  return paragraphs
}

function inlineOf(text: string, lines: readonly Line[]): RichNode[] {
  return lines.flatMap(({ start, end }, index): RichNode[] => {
    const line = { type: 'text', text: text.slice(start, end) }
    return index === 0 ? [line] : [{ type: 'hardBreak' }, line]
  })
}

function blockOf(lines: readonly Line[]): Block {
  return { start: lines.at(0)?.start ?? 0, end: lines.at(-1)?.end ?? 0, kind: 'paragraph' }
}
