import type { SideName } from '../../../core/compare/collation.ts'
import type { TextChange } from '../../../core/compare/comparison.ts'
import type { Block } from '../../../core/model/block.ts'
import type { Range } from '../../../core/model/range.ts'
import type { ComparedPages } from './compareRows.ts'
import { type Drawing, piecesOf, type TextPiece } from './pieces.ts'

/** A piece with the side whose reading it is; both where nothing changed. */
export interface InlinePiece extends TextPiece {
  readonly side: SideName | 'both'
}

/** Words that stand on both sides unchanged. */
interface Common {
  readonly left: number
  readonly right: number
  readonly length: number
}

/**
 * Two paragraphs as one: what is gone stands where it was, before what came for it. Annotations that
 * only the left side has are drawn on the words both share as well.
 */
export function inlinePieces(
  pages: ComparedPages,
  leftBlock: number,
  rightBlock: number,
  drawing: Drawing,
): InlinePiece[] {
  const blocks = [pages.left.blocks[leftBlock], pages.right.blocks[rightBlock]] as const
  const [left, right] = blocks
  if (left === undefined || right === undefined) return []
  const changes = changesBetween(pages, leftBlock, rightBlock).map(({ index, change }) => {
    return { index, at: within(change.at[1], right) }
  })
  const extra = {
    annotations: leftAlone(pages, leftBlock, rightBlock, drawing),
    cuts: changes.map(({ at }) => at),
  }
  const gone = piecesOf(pages, 'left', leftBlock, drawing).filter(({ change }) => change !== null)
  const readings: InlinePiece[] = []
  const addGone = (end: number) => {
    while (changes[0] !== undefined && changes[0].at <= end) {
      const { index } = changes.shift() ?? { index: -1 }
      readings.push(...gone.filter(({ change }) => change === index).map(ofSide('left')))
    }
  }
  for (const piece of piecesOf(pages, 'right', rightBlock, drawing, extra)) {
    addGone(piece.start)
    readings.push(ofSide(piece.change === null ? 'both' : 'right')(piece))
  }
  addGone(Infinity)
  return readings
}

function ofSide(side: InlinePiece['side']) {
  return (piece: TextPiece): InlinePiece => ({ ...piece, side })
}

/** A paragraph that only one side has. */
export function piecesAlone(
  pages: ComparedPages,
  side: SideName,
  block: number,
  drawing: Drawing,
): InlinePiece[] {
  return piecesOf(pages, side, block, drawing).map((piece) =>
    ofSide(piece.change === null ? 'both' : side)(piece),
  )
}

function changesBetween(pages: ComparedPages, leftBlock: number, rightBlock: number) {
  const indices = new Set([
    ...(pages.marks.left[leftBlock]?.changes ?? []),
    ...(pages.marks.right[rightBlock]?.changes ?? []),
  ])
  return [...indices]
    .sort((one, other) => one - other)
    .flatMap((index) => {
      const change = pages.comparison.text.changes[index]
      return change === undefined ? [] : [{ index, change }]
    })
}

function within(offset: number, { start, end }: Block): number {
  return Math.min(Math.max(offset, start), end)
}

/** The stretches between the changes of two paragraphs. */
function commonsOf(changes: readonly TextChange[], left: Block, right: Block): Common[] {
  const commons: Common[] = []
  let from: readonly [number, number] = [left.start, right.start]
  const add = (leftEnd: number, rightEnd: number) => {
    const length = Math.min(leftEnd - from[0], rightEnd - from[1])
    if (length > 0) commons.push({ left: from[0], right: from[1], length })
  }
  for (const change of changes) {
    const at = [within(change.at[0], left), within(change.at[1], right)] as const
    add(...at)
    from = [within(change.left?.[1] ?? at[0], left), within(change.right?.[1] ?? at[1], right)]
  }
  add(left.end, right.end)
  return commons
}

function leftAlone(
  pages: ComparedPages,
  leftBlock: number,
  rightBlock: number,
  { filters }: Drawing,
): { index: number; ranges: Range[] }[] {
  const left = pages.left.blocks[leftBlock]
  const right = pages.right.blocks[rightBlock]
  if (left === undefined || right === undefined) return []
  const changes = changesBetween(pages, leftBlock, rightBlock).map(({ change }) => change)
  const commons = commonsOf(changes, left, right)
  return (pages.marks.left[leftBlock]?.annotations ?? []).flatMap((index) => {
    const difference = pages.comparison.annotations[index]
    const isShown = difference !== undefined && filters[difference.class] !== 'hidden'
    if (!isShown || (difference.right?.ranges.length ?? 0) > 0) return []
    const ranges = (difference.left?.ranges ?? []).flatMap((range) => projected(range, commons))
    return [{ index, ranges }]
  })
}

function projected([start, end]: Range, commons: readonly Common[]): Range[] {
  return commons.flatMap(({ left, right, length }): Range[] => {
    const from = Math.max(start, left)
    const to = Math.min(end, left + length)
    return from < to ? [[from - left + right, to - left + right]] : []
  })
}
