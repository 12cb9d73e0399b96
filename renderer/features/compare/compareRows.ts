import { blockAt } from '../../../core/compare/blockAt.ts'
import type { SideName } from '../../../core/compare/collation.ts'
import type { ComparedSide, Comparison } from '../../../core/compare/comparison.ts'
import { type FacingPlace, facingPlaces } from '../../../core/compare/facingRows.ts'
import type { Block } from '../../../core/model/block.ts'
import type { Range } from '../../../core/model/range.ts'
import type { AnnotatedVersion } from '../../../core/model/version.ts'
import { finished } from './finished.ts'

/** A paragraph by its ordinal, a note where one is missing because it moved, or nothing. */
export type RowCell = { readonly block: number } | { readonly hole: string } | null

/** Two paragraphs that stand beside each other. */
export interface CompareRow {
  readonly left: RowCell
  readonly right: RowCell
  readonly isMoved: boolean
}

/** What is to be drawn in one paragraph: indices of changes and of annotations. */
export interface BlockMarks {
  readonly changes: readonly number[]
  readonly annotations: readonly number[]
}

/** A comparison laid out in rows, with everything that drawing looks up. */
export interface ComparedPages {
  readonly comparison: Comparison
  readonly left: AnnotatedVersion
  readonly right: AnnotatedVersion
  readonly rows: readonly CompareRow[]
  /** Row of each block. A moved block's is that of its own side's text. */
  readonly rowOf: Readonly<Record<SideName, readonly number[]>>
  readonly marks: Readonly<Record<SideName, readonly BlockMarks[]>>
}

/** What was read of one side. */
export interface SideText {
  readonly text: string
  readonly blocks: readonly Block[]
}

export function versionOf(side: ComparedSide, { text, blocks }: SideText): AnnotatedVersion {
  const { document: documentId, title, revision, snapshot, annotators } = side
  return { documentId, title, revision, snapshot, annotators, text, blocks, annotations: [] }
}

/** Lays out a comparison. */
export function comparedPages(
  comparison: Comparison,
  leftText: SideText,
  rightText: SideText,
): ComparedPages {
  return finished(pagesSteps(comparison, leftText, rightText))
}

/** Lays out a comparison, in steps of a millisecond or two for a whole book. */
export function* pagesSteps(
  comparison: Comparison,
  leftText: SideText,
  rightText: SideText,
): Generator<void, ComparedPages> {
  const left = versionOf(comparison.left, leftText)
  const right = versionOf(comparison.right, rightText)
  // The rows alone: what is drawn in them is cut when they come into view.
  const rows = facingPlaces(comparison.blocks, left.blocks.length).map((row) => ({
    left: cellOf(row.left),
    right: cellOf(row.right),
    isMoved: row.isMoved,
  }))
  yield
  const leftMarks = yield* marksSteps(comparison, 'left', left.blocks)
  const rightMarks = yield* marksSteps(comparison, 'right', right.blocks)
  yield
  return {
    comparison,
    left,
    right,
    rows,
    rowOf: { left: rowsOf(rows, 'left'), right: rowsOf(rows, 'right') },
    marks: { left: leftMarks, right: rightMarks },
  }
}

function cellOf(place: FacingPlace): RowCell {
  return typeof place === 'number' ? { block: place } : place
}

function rowsOf(rows: readonly CompareRow[], side: SideName): number[] {
  const rowOf: number[] = []
  for (const [index, row] of rows.entries()) {
    const cell = row[side]
    if (cell !== null && 'block' in cell) rowOf[cell.block] = index
  }
  return rowOf
}

/** Ordinals of the blocks that a range touches. */
export function blocksTouching(blocks: readonly Block[], [start, end]: Range): number[] {
  const touched: number[] = []
  let ordinal = blockAt(blocks, start) ?? firstAfter(blocks, start)
  for (let block = blocks[ordinal]; block && block.start < end; block = blocks[++ordinal]) {
    touched.push(ordinal)
  }
  return touched
}

/** Ordinal of the first block that begins at or after an offset. */
function firstAfter(blocks: readonly Block[], offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** So many are looked at in a step. */
const PER_STEP = 1000

function* marksSteps(
  { text, annotations }: Comparison,
  side: SideName,
  blocks: readonly Block[],
): Generator<void, BlockMarks[]> {
  const marks = blocks.map((): { changes: number[]; annotations: number[] } => {
    return { changes: [], annotations: [] }
  })
  for (const [index, change] of text.changes.entries()) {
    if (index % PER_STEP === 0) yield
    const range = change[side]
    if (range === null || change.kind === 'move') continue
    for (const block of blocksTouching(blocks, range)) marks[block]?.changes.push(index)
  }
  for (const [index, difference] of annotations.entries()) {
    if (index % PER_STEP === 0) yield
    const ranges = difference[side]?.ranges ?? []
    const touched = new Set(ranges.flatMap((range) => blocksTouching(blocks, range)))
    for (const block of touched) marks[block]?.annotations.push(index)
  }
  return marks
}
