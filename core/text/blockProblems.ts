import type { Block } from '../model/block.ts'
import type { RichText } from '../model/richText.ts'
import { isTooDeep, MAX_DEPTH } from './checkDepth.ts'
import { textBlocksOf, textOfBlock } from './textBlocks.ts'

/**
 * What is wrong between a revision's text, its structured content and its blocks; empty when they
 * agree. Blocks must be sorted, disjoint and inside the text, as many as the content's text blocks,
 * and each must slice to the text of its own.
 */
export function blockProblems(text: string, content: RichText, blocks: readonly Block[]): string[] {
  if (isTooDeep(content)) return [`the content is nested deeper than ${MAX_DEPTH} levels`]
  const textBlocks = textBlocksOf(content)
  const problems: string[] = []
  if (textBlocks.length !== blocks.length) {
    problems.push(`${blocks.length} blocks for ${textBlocks.length} text blocks of the content`)
  }
  let previousEnd = 0
  for (const [index, { start, end }] of blocks.entries()) {
    const fault = placeFault(text, start, end, previousEnd)
    const textBlock = textBlocks[index]
    if (fault !== null) {
      problems.push(`block ${index} (${start}-${end}) ${fault}`)
    } else if (textBlock !== undefined && textOfBlock(textBlock.node) !== text.slice(start, end)) {
      problems.push(`block ${index} (${start}-${end}) differs from the content`)
    }
    previousEnd = Math.max(previousEnd, end)
  }
  return problems
}

function placeFault(text: string, start: number, end: number, previousEnd: number): string | null {
  if (start > end) return 'ends before it starts'
  if (start < 0 || end > text.length) return `is outside the text (0 to ${text.length})`
  if (start < previousEnd) return 'overlaps the block before it'
  return null
}
