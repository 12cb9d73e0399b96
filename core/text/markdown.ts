import type { RichText } from '../model/richText.ts'
import { checkDepth } from './checkDepth.ts'
import { blocksOfTokens } from './markdown/blocksOfTokens.ts'
import { linesOfBlocks } from './markdown/linesOfBlocks.ts'
import { markdownSyntax } from './markdown/markdownSyntax.ts'
import { canonicalRichText } from './richTextSchema.ts'

/**
 * Reads Markdown: CommonMark with tables and strikethrough; HTML is text. Never fails: what cannot be
 * structure stays text. A line break inside a paragraph stays a line feed in the text. Links into the
 * app read back as what `markdownOfRichText` wrote.
 */
export function richTextOfMarkdown(markdown: string): RichText {
  const tokens = markdownSyntax.parse(markdown, {})
  return canonicalRichText({ type: 'doc', content: blocksOfTokens(tokens) })
}

/**
 * Writes Markdown with as few escapes as can be, no line wrapping and no final line feed. Links to
 * entities and notes become `[label](variorum:entity/ID)` and `[label](variorum:note/ID)`; an embedded
 * quote becomes a blockquote, its words as they are, whose last line links to
 * `variorum:highlight/ID@REVISION`.
 *
 * What Markdown cannot carry is left out: underline, superscript, subscript, emphasis on white space at
 * its edges, empty paragraphs, hard breaks at the end of a block or in tables and headings below level 2
 * (a space), more than one block in a table cell (joined by spaces), cells that span, tables without a
 * head (the first row becomes it), NUL (U+FFFD) and CR in code and quotes. Throws AppError
 * invalid_input when nested absurdly.
 */
export function markdownOfRichText(richText: RichText): string {
  checkDepth(richText)
  return linesOfBlocks(richText.content ?? []).join('\n')
}
