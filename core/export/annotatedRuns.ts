import type { Block } from '../model/block.ts'
import type { RichMark, RichNode } from '../model/richText.ts'
import type { Segment } from './highlightSegments.ts'

/**
 * A stretch of one text block with one set of marks and one set of highlights. `text` holds a line feed
 * for a hard break. `highlights` are the indices of its segment, longest first.
 */
export interface AnnotatedRun {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly marks: readonly RichMark[]
  readonly highlights: readonly number[]
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly marks: readonly RichMark[]
}

/**
 * The runs of a text block of a revision's content, in order; together they are the block's text.
 * `segments` are the block's own (see `segmentsByBlock`), `node` its node in the content.
 */
export function annotatedRuns(
  text: string,
  block: Block,
  node: RichNode,
  segments: readonly Segment[],
): AnnotatedRun[] {
  return piecesOf(node, block.start).flatMap(({ start, end, marks }) =>
    segments
      .filter((segment) => segment.start < end && segment.end > start)
      .map((segment) => {
        const from = Math.max(start, segment.start)
        const to = Math.min(end, segment.end)
        const { highlights } = segment
        return { start: from, end: to, text: text.slice(from, to), marks, highlights }
      }),
  )
}

function piecesOf(node: RichNode, start: number): Piece[] {
  const pieces: Piece[] = []
  let offset = start
  for (const { type, text, marks = [] } of node.content ?? []) {
    const length = type === 'hardBreak' ? 1 : (text ?? '').length
    if (length > 0) pieces.push({ start: offset, end: offset + length, marks })
    offset += length
  }
  return pieces
}

/** The segments of each block, by the block's index: what `annotatedRuns` wants of a long text. */
export function segmentsByBlock(
  segments: readonly Segment[],
  blockCount: number,
): readonly (readonly Segment[])[] {
  const byBlock: Segment[][] = Array.from({ length: blockCount }, () => [])
  for (const segment of segments) if (segment.block !== null) byBlock[segment.block]?.push(segment)
  return byBlock
}
