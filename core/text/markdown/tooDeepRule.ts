import type { StateBlock } from 'markdown-it'

/** Below markdown-it's own maxNesting (100), where it would drop the lines without a word. */
const DEEPEST_LEVEL = 90

/** Takes what is nested too deeply as one paragraph: flat, but nothing is lost and nothing recurses. */
export function tooDeepRule(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  if (silent || state.level < DEEPEST_LEVEL) return false
  let line = startLine + 1
  while (line < endLine && (state.isEmpty(line) || isInside(state, line))) line++
  state.line = line
  state.push('paragraph_open', 'p', 1)
  const inline = state.push('inline', '', 0)
  inline.content = state.getLines(startLine, line, state.blkIndent, false).trim()
  inline.children = []
  state.push('paragraph_close', 'p', -1)
  return true
}

function isInside(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) >= state.blkIndent
}
