import type { StateBlock } from 'markdown-it'
import type { RichNode } from '../../model/richText.ts'

/** Type of the token whose `meta` is the quoteEmbed node. */
export const QUOTE_EMBED_TOKEN = 'quote_embed'

const LAST_LINE =
  /^> ?\[(?:[^[\]\\]|\\.)*\]\(variorum:highlight\/([\w-]{1,100})@([1-9]\d{0,14})\)[ \t]*$/

/** The lines of an embedded quote: a blockquote of its raw words and the link that says whose they are. */
export function linesOfQuoteEmbed(embed: RichNode): string[] {
  const { highlightId, revision, quote } = embed.attrs ?? {}
  const words = String(quote)
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
  return [...words, `> [revision ${revision}](variorum:highlight/${highlightId}@${revision})`]
}

/** Reads back, word for word, what `linesOfQuoteEmbed` writes; leaves other blockquotes alone. */
export function quoteEmbedRule(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  let nextLine = startLine
  while (nextLine < endLine && isQuoteLine(state, nextLine)) nextLine++
  if (nextLine === startLine) return false
  const link = LAST_LINE.exec(rawLine(state, nextLine - 1))
  if (link === null) return false
  if (silent) return true
  const lines: string[] = []
  for (let line = startLine; line < nextLine - 1; line++) {
    lines.push(rawLine(state, line).replace(/^> ?/, ''))
  }
  const token = state.push(QUOTE_EMBED_TOKEN, '', 0)
  token.meta = {
    type: 'quoteEmbed',
    attrs: { highlightId: link[1], revision: Number(link[2]), quote: lines.join('\n') },
  }
  state.line = nextLine
  return true
}

function isQuoteLine(state: StateBlock, line: number): boolean {
  const indent = (state.sCount[line] ?? 0) - state.blkIndent
  return indent >= 0 && indent < 4 && rawLine(state, line).startsWith('>')
}

function rawLine(state: StateBlock, line: number): string {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  return state.src.slice(start, state.eMarks[line])
}
