import type { Block } from '../model/block.ts'
import type { RichText } from '../model/richText.ts'
import { textBlocksOf, textOfBlock } from './textBlocks.ts'

/** A revision's text and where its blocks stand in it. */
export interface ContentText {
  readonly text: string
  readonly blocks: Block[]
}

/**
 * The text that structured content reads as, and its blocks: the n-th text block of the content is
 * block n. Blocks are separated by one LF, cells of a table row by a tab. An empty paragraph is an
 * empty block. Throws AppError invalid_input when the content is nested absurdly.
 */
export function textOfContent(content: RichText): ContentText {
  const parts: string[] = []
  const blocks: Block[] = []
  let offset = 0
  for (const { node, kind, separator } of textBlocksOf(content)) {
    const text = textOfBlock(node)
    const start = offset + separator.length
    offset = start + text.length
    parts.push(separator, text)
    blocks.push({ start, end: offset, kind })
  }
  return { text: parts.join(''), blocks }
}
