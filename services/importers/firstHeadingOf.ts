import type { RichText } from '../../core/model/richText.ts'
import { textBlocksOf, textOfBlock } from '../../core/text/textBlocks.ts'

/** The words of the first heading of a content, or null. */
export function firstHeadingOf(content: RichText): string | null {
  const heading = textBlocksOf(content).find(({ node }) => node.type === 'heading')
  return heading === undefined ? null : textOfBlock(heading.node).trim() || null
}
