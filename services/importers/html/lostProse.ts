import type { RichNode, RichText } from '../../../core/model/richText.ts'
import { textBlocksOf, textOfBlock } from '../../../core/text/textBlocks.ts'

/**
 * How much of a page's main text an extracted article lacks, as a share of the article's length:
 * blocks of the main text that are not in the article. Blocks made mostly of links do not count; they
 * are menus.
 */
export function lostProse(main: RichText, article: RichText): number {
  const kept = textBlocksOf(article).map(({ node }) => textOfBlock(node))
  const keptTexts = new Set(kept)
  const lost = textBlocksOf(main)
    .map(({ node }) => node)
    .filter((node) => !keptTexts.has(textOfBlock(node)) && !isMostlyLinks(node))
    .map(textOfBlock)
  return lengthOf(lost) / Math.max(1, lengthOf(kept))
}

function isMostlyLinks(block: RichNode): boolean {
  const inLinks = (block.content ?? []).filter((inline) =>
    inline.marks?.some(({ type }) => type === 'link'),
  )
  return textOfBlock({ ...block, content: inLinks }).length * 2 > textOfBlock(block).length
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0)
}
