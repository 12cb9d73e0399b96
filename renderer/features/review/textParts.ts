import { cutSegments } from '../../../core/export/highlightSegments.ts'
import type { Block } from '../../../core/model/block.ts'
import type { Range } from '../../../core/model/range.ts'

/** Something pointed out in the new text; its place in the list is its name. */
export interface Pointed {
  readonly ranges: readonly Range[]
}

/** Words of a paragraph that are drawn alike. */
export interface TextPart {
  /** Over the whole text. */
  readonly start: number
  readonly text: string
  /** What is pointed out here, by its place in the list. */
  readonly pointed: readonly number[]
}

/** A paragraph, cut where something that is pointed out begins or ends. */
export function partsOf(text: string, block: Block, pointed: readonly Pointed[]): TextPart[] {
  const here = pointed.map(({ ranges }) => ({
    ranges: ranges.flatMap(([start, end]): Range[] => {
      const from = Math.max(start, block.start) - block.start
      const to = Math.min(end, block.end) - block.start
      return from < to ? [[from, to]] : []
    }),
  }))
  return cutSegments(block.end - block.start, [], here).map(({ start, end, highlights }) => ({
    start: block.start + start,
    text: text.slice(block.start + start, block.start + end),
    pointed: highlights.toSorted((one, other) => one - other),
  }))
}
