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

/** Sets out the rows; a moved block has one row for each of its places. */
class RowSetter {
  readonly #lefts: readonly FacingCell[]
  readonly #rights: readonly FacingCell[]
  /** Right ordinal of every moved left block, by left ordinal; taken from the front. */
  readonly #movedAway: [number, number][]
  readonly rows: FacingRow[] = []

  constructor(
    lefts: readonly FacingCell[],
    rights: readonly FacingCell[],
    blocks: readonly ComparedBlocks[],
  ) {
    this.#lefts = lefts
    this.#rights = rights
    this.#movedAway = blocks
      .flatMap(({ left, right, relation }): [number, number][] => {
        return relation === 'moved' && left !== null && right !== null ? [[left, right]] : []
      })
      .sort(([a], [b]) => a - b)
  }

  add({ left, right, relation }: ComparedBlocks): void {
    const rightCell = right === null ? null : (this.#rights[right] ?? null)
    if (relation === 'moved') {
      const hole = reportText.movedHere((left ?? 0) + 1)
      this.rows.push({ left: { hole }, right: rightCell, isMoved: true })
      return
    }
    if (left !== null) this.addMovedBefore(left)
    const leftCell = left === null ? null : (this.#lefts[left] ?? null)
    this.rows.push({ left: leftCell, right: rightCell, isMoved: false })
  }

  /** Shows the blocks that stood here on the left and moved away. */
  addMovedBefore(end: number): void {
    while ((this.#movedAway[0]?.[0] ?? end) < end) {
      const [left, right] = this.#movedAway.shift() ?? [0, 0]
      const hole = reportText.movedAway(right + 1)
      this.rows.push({ left: this.#lefts[left] ?? null, right: { hole }, isMoved: true })
    }
  }
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
  const setter = new RowSetter(lefts, rights, comparison.blocks)
  for (const pair of comparison.blocks) setter.add(pair)
  setter.addMovedBefore(left.blocks.length)
  return setter.rows
}
