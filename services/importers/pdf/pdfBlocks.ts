import type { PageLine, PlacedRun } from './pageLines.ts'

/** A run within the text of its block. */
export interface RunInBlock {
  readonly run: PlacedRun
  readonly start: number
  readonly end: number
}

/** The text of a paragraph made of lines, and where each run stands in it. */
export interface PdfBlock {
  readonly text: string
  readonly runs: readonly RunInBlock[]
  readonly size: number
  /** Hyphens at ends of lines, kept and marked. */
  readonly hyphens: number
}

/** Invisible; after a hyphen it says that the hyphen stands at the end of a line on the page. */
const LINE_END_MARK = '\u00ad'
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

/**
 * Joins lines by one space. A hyphen at the end of a line stays, because nobody can tell whether the
 * word has it elsewhere; the parts of the word close up, and a soft hyphen behind it marks the place.
 * Scripts without spaces close up without a mark.
 */
export function blockOfLines(lines: readonly PageLine[]): PdfBlock {
  const runs: RunInBlock[] = []
  let text = ''
  let hyphens = 0
  for (const line of lines) {
    const joint = text === '' ? '' : jointOf(text, line.text)
    if (joint === LINE_END_MARK) hyphens += 1
    text = joint === ' ' ? `${text.trimEnd()} ` : text.trimEnd() + joint
    for (const run of line.runs) {
      const start = text.length
      text = append(text, run.text)
      runs.push({ run, start: Math.min(start, text.length), end: text.length })
    }
  }
  text = text.trimEnd()
  const inside = runs.filter(({ start }) => start < text.length)
  return { text, runs: inside, size: lines[0]?.size ?? 0, hyphens }
}

/** Runs of white space are layout, not text. */
function append(text: string, run: string): string {
  const flat = run.replaceAll(/\s+/g, ' ')
  const isAfterSpace = text === '' || text.endsWith(' ')
  return text + (isAfterSpace ? flat.trimStart() : flat)
}

function jointOf(before: string, after: string): string {
  const end = before.trimEnd()
  const start = after.trimStart()
  if (end.endsWith('\u00ad')) return ''
  if (/[\p{L}\p{N}][-\u2010]$/u.test(end) && /^[\p{L}\p{N}]/u.test(start)) return LINE_END_MARK
  const last = [...end].at(-1) ?? ''
  const first = [...start][0] ?? ''
  return withoutSpaces.test(last) && withoutSpaces.test(first) ? '' : ' '
}
