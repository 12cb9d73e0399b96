import type { AnnotatedVersion } from '../model/version.ts'
import type { ComparedBlocks, Comparison } from './comparison.ts'
import { type FacingCell, facingCells } from './facingCells.ts'
import type { ReportAnnotation } from './reportAnnotation.ts'
import { reportText } from './reportText.ts'

/** What stands in one column: a paragraph, a note where one is missing because it moved, or nothing. */
export type FacingColumn = FacingCell | { readonly hole: string } | null

/** Two columns that belong together. */
export interface FacingRow {
  readonly left: FacingColumn
  readonly right: FacingColumn
  readonly isMoved: boolean
}

/** What stands in one column, a paragraph by its ordinal. */
export type FacingPlace = number | { readonly hole: string } | null

/** Two columns that belong together, before anything is drawn in them. */
export interface FacingPlaces {
  readonly left: FacingPlace
  readonly right: FacingPlace
  readonly isMoved: boolean
}

/** Sets out the rows; a moved block has one row for each of its places. */
class RowSetter {
  /** Right ordinal of every moved left block, by left ordinal; taken from the front. */
  readonly #movedAway: [number, number][]
  readonly rows: FacingPlaces[] = []

  constructor(blocks: readonly ComparedBlocks[]) {
    this.#movedAway = blocks
      .flatMap(({ left, right, relation }): [number, number][] => {
        return relation === 'moved' && left !== null && right !== null ? [[left, right]] : []
      })
      .sort(([a], [b]) => a - b)
  }

  add({ left, right, relation }: ComparedBlocks): void {
    if (relation === 'moved') {
      const hole = reportText.movedHere((left ?? 0) + 1)
      this.rows.push({ left: { hole }, right, isMoved: true })
      return
    }
    if (left !== null) this.addMovedBefore(left)
    this.rows.push({ left, right, isMoved: false })
  }

  /** Shows the blocks that stood here on the left and moved away. */
  addMovedBefore(end: number): void {
    while ((this.#movedAway[0]?.[0] ?? end) < end) {
      const [left, right] = this.#movedAway.shift() ?? [0, 0]
      this.rows.push({ left, right: { hole: reportText.movedAway(right + 1) }, isMoved: true })
    }
  }
}

/** The rows of two texts: `leftCount` is how many blocks the left one has. */
export function facingPlaces(
  blocks: readonly ComparedBlocks[],
  leftCount: number,
): readonly FacingPlaces[] {
  const setter = new RowSetter(blocks)
  for (const pair of blocks) setter.add(pair)
  setter.addMovedBefore(leftCount)
  return setter.rows
}

/** The two texts as the facing pages of a report. */
export function facingRows(
  comparison: Comparison,
  annotations: readonly ReportAnnotation[],
  left: AnnotatedVersion,
  right: AnnotatedVersion,
): FacingRow[] {
  const { changes } = comparison.text
  const lefts = facingCells(left, 'left', changes, annotations)
  const rights = facingCells(right, 'right', changes, annotations)
  return facingPlaces(comparison.blocks, left.blocks.length).map((row) => ({
    left: columnOf(row.left, lefts),
    right: columnOf(row.right, rights),
    isMoved: row.isMoved,
  }))
}

function columnOf(place: FacingPlace, cells: readonly FacingCell[]): FacingColumn {
  return typeof place === 'number' ? (cells[place] ?? null) : place
}
