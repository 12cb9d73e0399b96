import type { SideName } from '../../../core/compare/collation.ts'
import type { TextChange } from '../../../core/compare/comparison.ts'
import type { Block } from '../../../core/model/block.ts'
import type { Range } from '../../../core/model/range.ts'
import type { ComparedPages } from './compareRows.ts'
import { shownAs } from './filters.ts'
import { type Drawing, type ExtraMarks, piecesOf, type TextPiece } from './pieces.ts'

/** A piece with the side whose reading it is; both where nothing changed. */
export interface InlinePiece extends TextPiece {
  readonly side: SideName | 'both'
}

/** A stretch of two paragraphs; either side may be empty. */
interface Stretch {
  readonly isSame: boolean
  readonly left: Range
  readonly right: Range
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
  const stretches = stretchesOf(pages, leftBlock, rightBlock)
  const left = piecesOf(pages, 'left', leftBlock, drawing, {
    annotations: [],
    cuts: stretches.flatMap((stretch) => stretch.left),
    otherBounds: [],
  })
  const right = piecesOf(pages, 'right', rightBlock, drawing, {
    annotations: leftAlone(pages, leftBlock, stretches, drawing),
    cuts: stretches.flatMap((stretch) => stretch.right),
    otherBounds: boundsFrom(pages, 'left', leftBlock, stretches, drawing),
  })
  return stretches.flatMap((stretch) => {
    const came = right.filter(isIn(stretch.right))
    if (stretch.isSame) return came.map(ofSide('both'))
    return [...left.filter(isIn(stretch.left)).map(ofSide('left')), ...came.map(ofSide('right'))]
  })
}

function isIn([start, end]: Range) {
  return (piece: TextPiece) => piece.start >= start && piece.start < end
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

/**
 * The changes of two paragraphs and what is between them. Between changes both sides read the same,
 * unless words of one paragraph went into a paragraph beside the other: then it is a change here too.
 */
function stretchesOf(pages: ComparedPages, leftBlock: number, rightBlock: number): Stretch[] {
  const left = pages.left.blocks[leftBlock]
  const right = pages.right.blocks[rightBlock]
  if (left === undefined || right === undefined) return []
  const stretches: Stretch[] = []
  let from: readonly [number, number] = [left.start, right.start]
  const add = (leftEnd: number, rightEnd: number, isChange: boolean) => {
    const ends = [Math.max(from[0], leftEnd), Math.max(from[1], rightEnd)] as const
    const ranges: [Range, Range] = [
      [from[0], ends[0]],
      [from[1], ends[1]],
    ]
    const words = [pages.left.text.slice(...ranges[0]), pages.right.text.slice(...ranges[1])]
    const isSame = !isChange && words[0] === words[1]
    stretches.push({ isSame, left: ranges[0], right: ranges[1] })
    from = ends
  }
  for (const change of changesBetween(pages, leftBlock, rightBlock)) {
    const at = [within(change.at[0], left), within(change.at[1], right)] as const
    add(...at, false)
    add(within(change.left?.[1] ?? at[0], left), within(change.right?.[1] ?? at[1], right), true)
  }
  add(left.end, right.end, false)
  return stretches
}

function changesBetween(pages: ComparedPages, leftBlock: number, rightBlock: number): TextChange[] {
  const indices = new Set([
    ...(pages.marks.left[leftBlock]?.changes ?? []),
    ...(pages.marks.right[rightBlock]?.changes ?? []),
  ])
  return [...indices]
    .sort((one, other) => one - other)
    .flatMap((index) => pages.comparison.text.changes[index] ?? [])
}

function within(offset: number, { start, end }: Block): number {
  return Math.min(Math.max(offset, start), end)
}

/** Annotations of the left paragraph that the right side has nowhere, where they would stand there. */
function leftAlone(
  pages: ComparedPages,
  leftBlock: number,
  stretches: readonly Stretch[],
  { filters }: Drawing,
): ExtraMarks['annotations'] {
  return (pages.marks.left[leftBlock]?.annotations ?? []).flatMap((index) => {
    const difference = pages.comparison.annotations[index]
    const isShown = difference !== undefined && shownAs(filters, difference) !== 'hidden'
    if (!isShown || (difference.right?.ranges.length ?? 0) > 0) return []
    const ranges = (difference.left?.ranges ?? []).flatMap((range) => projected(range, stretches))
    return [{ index, ranges }]
  })
}

/**
 * A paragraph as it stands beside another one, with the bounds that resized annotations have there: what was
 * covered and what is covered can both be seen on either side.
 */
export function facingPieces(
  pages: ComparedPages,
  side: SideName,
  blocks: Readonly<Record<SideName, number>>,
  drawing: Drawing,
): TextPiece[] {
  const other = side === 'left' ? 'right' : 'left'
  const isResized = (index: number) => isResizedAt(pages, index, drawing)
  if (!pages.marks[other][blocks[other]]?.annotations.some(isResized)) {
    return piecesOf(pages, side, blocks[side], drawing)
  }
  const stretches = stretchesOf(pages, blocks.left, blocks.right)
  const otherBounds = boundsFrom(pages, other, blocks[other], stretches, drawing)
  return piecesOf(pages, side, blocks[side], drawing, { annotations: [], cuts: [], otherBounds })
}

function isResizedAt({ comparison }: ComparedPages, index: number, { filters }: Drawing): boolean {
  const difference = comparison.annotations[index]
  if (difference === undefined || shownAs(filters, difference) === 'hidden') return false
  return difference.details.some(({ kind }) => kind === 'resized')
}

/** The bounds of resized annotations of one paragraph, where they would be in the one beside it. */
function boundsFrom(
  pages: ComparedPages,
  from: SideName,
  block: number,
  stretches: readonly Stretch[],
  drawing: Drawing,
): Range[] {
  const here = pages.marks[from][block]?.annotations ?? []
  return here
    .filter((index) => isResizedAt(pages, index, drawing))
    .flatMap((index) => pages.comparison.annotations[index]?.[from]?.ranges ?? [])
    .flatMap((range) => projected(range, stretches, from))
}

function projected(
  [start, end]: Range,
  stretches: readonly Stretch[],
  side: SideName = 'left',
): Range[] {
  return stretches.flatMap(({ isSame, ...both }): Range[] => {
    const here = both[side]
    const there = both[side === 'left' ? 'right' : 'left']
    const from = Math.max(start, here[0])
    const to = Math.min(end, here[1])
    const shift = there[0] - here[0]
    return isSame && from < to ? [[from + shift, to + shift]] : []
  })
}
