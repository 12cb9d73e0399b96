import type { MoveDirection, MoveUnit } from './readerTypes.ts'
import { sentenceStarts } from './sentences.ts'
import type { TextMap } from './textMap.ts'

/** Units that need the text alone; a page needs the view, characters, words and lines are the browser's. */
export type TextUnit = Exclude<MoveUnit, 'page'>

/** Where the caret goes from an offset: forward to the next start, backward to the start before. */
export function movedOffset(
  text: string,
  map: TextMap,
  offset: number,
  unit: TextUnit,
  direction: MoveDirection,
): number {
  if (unit === 'document') return direction === 'forward' ? text.length : 0
  const block = map.blockAt(offset)
  const here = startsIn(text, map, block, unit)
  if (direction === 'forward') {
    const next = here.find((start) => start > offset)
    if (next !== undefined) return next
    return block + 1 < map.blockCount ? map.startOf(block + 1) : text.length
  }
  const before = here.findLast((start) => start < offset)
  if (before !== undefined) return before
  return block === 0 ? 0 : (startsIn(text, map, block - 1, unit).at(-1) ?? 0)
}

function startsIn(text: string, map: TextMap, block: number, unit: TextUnit): number[] {
  const start = map.startOf(block)
  if (unit === 'paragraph') return [start]
  return sentenceStarts(text.slice(start, map.endOf(block))).map((inside) => start + inside)
}
