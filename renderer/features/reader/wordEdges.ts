import type { Range } from '../../../core/model/range.ts'

const WORD = /[\p{L}\p{N}\p{M}’'-]+/gu
/** More than the longest word of any writing. */
const REACH = 400

/** The end of the first word that ends after the offset; the end of the text if there is none. */
export function wordEndAfter(text: string, offset: number): number {
  const from = Math.max(0, offset - REACH)
  for (const { index, 0: word } of text.slice(from, offset + REACH).matchAll(WORD)) {
    const end = from + index + word.length
    if (end > offset) return end
  }
  return Math.min(text.length, offset + REACH)
}

/** The start of the last word that starts before the offset; 0 if there is none. */
export function wordStartBefore(text: string, offset: number): number {
  const from = Math.max(0, offset - REACH)
  let start = from
  for (const { index } of text.slice(from, offset + REACH).matchAll(WORD)) {
    if (from + index >= offset) break
    start = from + index
  }
  return start
}

/** Which edge moves, and where to. */
export type EdgeStep = 'endLater' | 'endEarlier' | 'startEarlier' | 'startLater'

/** The range with one edge moved by a word; null where nothing would be left or nothing moves. */
export function moveEdge(text: string, [start, end]: Range, step: EdgeStep): Range | null {
  const moved = movedRange(text, start, end, step)
  const isSame = moved[0] === start && moved[1] === end
  return isSame || moved[0] >= moved[1] ? null : moved
}

function movedRange(text: string, start: number, end: number, step: EdgeStep): Range {
  switch (step) {
    case 'endLater':
      return [start, wordEndAfter(text, end)]
    case 'endEarlier':
      return [start, endOfWordBefore(text, end)]
    case 'startEarlier':
      return [wordStartBefore(text, start), end]
    case 'startLater':
      return [startOfWordAfter(text, start), end]
  }
}

function endOfWordBefore(text: string, offset: number): number {
  const from = Math.max(0, offset - REACH)
  let found = from
  for (const { index, 0: word } of text.slice(from, offset).matchAll(WORD)) {
    const end = from + index + word.length
    if (end < offset) found = end
  }
  return found
}

function startOfWordAfter(text: string, offset: number): number {
  for (const { index } of text.slice(offset, offset + REACH).matchAll(WORD)) {
    if (index > 0) return offset + index
  }
  return Math.min(text.length, offset + REACH)
}
