/**
 * Where sentences start inside one block, ascending, 0 included. A simple rule in the spirit of Unicode
 * UAX #29 (SB6 to SB11), without a dictionary: after . ! ? … and their kin, closing quotes and
 * brackets, then white space, a sentence starts unless a small letter follows ("e.g. this") or the stop
 * ends a single capital ("J. Smith"). The full-width stops of Chinese and Japanese need no space. A
 * line break inside the block always starts one.
 */
export function sentenceStarts(text: string): number[] {
  const starts = [0]
  for (const match of text.matchAll(BREAK)) {
    const next = match.index + match[0].length
    if (next < text.length && isStart(text, match, next)) starts.push(next)
  }
  return starts
}

const CLOSERS = '[\\p{Pe}\\p{Pf}\\p{Pi}"\']*'
const BREAK = new RegExp(
  `[.!?\u2026\u203c-\u2049\u061f\u06d4\u0964\u0965]+${CLOSERS}\\s+|[\u3002\uff01\uff1f\uff61]+${CLOSERS}\\s*|\\n+`,
  'gu',
)
const SMALL_LETTER = /^\p{Ll}/u
const INITIAL = /(?:^|[^\p{L}])\p{Lu}$/u

function isStart(text: string, match: RegExpExecArray, next: number): boolean {
  const stop = match[0]
  if (stop.includes('\n')) return true
  if (!stop.startsWith('.')) return !SMALL_LETTER.test(text.slice(next, next + 2))
  const before = text.slice(Math.max(0, match.index - 2), match.index)
  return !SMALL_LETTER.test(text.slice(next, next + 2)) && !INITIAL.test(before)
}
