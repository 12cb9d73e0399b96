import type { Range } from '../../../core/model/range.ts'

const REACH = 40

/** The words with a little of what stands on both sides, in one line. */
export function excerptAround(text: string, [start, end]: Range) {
  const oneLine = (words: string) => words.replaceAll(/\s+/g, ' ')
  return {
    before: oneLine(text.slice(Math.max(0, start - REACH), start)),
    words: oneLine(text.slice(start, end)),
    after: oneLine(text.slice(end, end + REACH)),
  }
}
