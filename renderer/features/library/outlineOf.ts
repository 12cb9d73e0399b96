import type { Block } from '../../../core/model/block.ts'
import type { Range } from '../../../core/model/range.ts'
import type { RichText } from '../../../core/model/richText.ts'
import { textBlocksOf, textOfBlock } from '../../../core/text/textBlocks.ts'

export interface Heading {
  readonly text: string
  /** 1 for the highest that this text has. */
  readonly depth: number
  /** The heading and all the text up to the next one. */
  readonly section: Range
}

/** The headings of a text in reading order. Blocks and text blocks are the same, one by one. */
export function outlineOf(content: RichText, blocks: readonly Block[]): readonly Heading[] {
  const found = textBlocksOf(content).flatMap(({ node, kind }, index) => {
    const block = blocks[index]
    if (kind !== 'heading' || block === undefined) return []
    const level = Number(node.attrs?.['level'] ?? 1)
    return [{ text: textOfBlock(node).trim(), level, start: block.start }]
  })
  const highest = Math.min(...found.map(({ level }) => level))
  const end = blocks.at(-1)?.end ?? 0
  return found.map(({ text, level, start }, index) => ({
    text,
    depth: level - highest + 1,
    section: [start, found[index + 1]?.start ?? end],
  }))
}
