import type { Block } from '../model/block.ts'
import type { Range } from '../model/range.ts'

/** A highlight to be drawn; its place in the list is its name here. */
export interface DrawnHighlight {
  readonly ranges: readonly Range[]
}

/**
 * A stretch of text that no highlight and no block border cuts. `block` is the index of its block,
 * null between blocks. `highlights` are indices, longest first: the order to nest them in, so that
 * the shortest is nearest the words.
 */
export interface Segment {
  readonly start: number
  readonly end: number
  readonly block: number | null
  readonly highlights: readonly number[]
}

interface Edge {
  readonly at: number
  readonly opens: boolean
  readonly highlight: number
}

function lengthOf({ ranges }: DrawnHighlight): number {
  return ranges.reduce((sum, [start, end]) => sum + end - start, 0)
}

function edgesOf(highlights: readonly DrawnHighlight[]): Edge[] {
  return highlights
    .flatMap(({ ranges }, highlight) =>
      ranges.flatMap(([start, end]) => [
        { at: start, opens: true, highlight },
        { at: end, opens: false, highlight },
      ]),
    )
    .sort((left, right) => left.at - right.at)
}

function cutPoints(length: number, blocks: readonly Block[], edges: readonly Edge[]): number[] {
  const points = [0, length]
  for (const { start, end } of blocks) points.push(start, end)
  for (const { at } of edges) points.push(at)
  const inside = points.filter((point) => point >= 0 && point <= length)
  return [...new Set(inside)].sort((left, right) => left - right)
}

/**
 * Cuts a text of `length` UTF-16 units where any highlight or block starts or ends. The segments
 * cover the whole text, in order. One sweep, O(n log n) plus the depth of the overlaps.
 */
export function cutSegments(
  length: number,
  blocks: readonly Block[],
  highlights: readonly DrawnHighlight[],
): Segment[] {
  const lengths = highlights.map(lengthOf)
  const longestFirst = (left: number, right: number): number =>
    (lengths[right] ?? 0) - (lengths[left] ?? 0) || left - right
  const edges = edgesOf(highlights)
  const points = cutPoints(length, blocks, edges)
  const open = new Set<number>()
  const segments: Segment[] = []
  let nextEdge = 0
  let nextBlock = 0
  for (const [index, start] of points.entries()) {
    const end = points[index + 1]
    if (end === undefined) break
    for (let edge = edges[nextEdge]; edge && edge.at <= start; edge = edges[++nextEdge]) {
      if (edge.opens) open.add(edge.highlight)
      else open.delete(edge.highlight)
    }
    while ((blocks[nextBlock]?.end ?? length + 1) <= start) nextBlock += 1
    const block = blocks[nextBlock]
    segments.push({
      start,
      end,
      block: block && block.start <= start ? nextBlock : null,
      highlights: [...open].sort(longestFirst),
    })
  }
  return segments
}
