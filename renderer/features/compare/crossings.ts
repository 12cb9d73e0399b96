import type { ComparedPages } from './compareRows.ts'
import { type Difference, rowOn } from './differences.ts'
import { type Filters, shownAs } from './filters.ts'
import { reckonedOnce } from './reckonedOnce.ts'
import type { Crossing } from './wires.ts'

/** A difference whose places are rows apart. */
export interface LongWire {
  readonly key: string
  readonly leftRow: number
  readonly tokenRow: number
  readonly lane: number
}

const LANES = 4

/** Annotations in full that stand in one row on the left and in another on the right. */
export const longWires = reckonedOnce(wiresBetweenRows)

function wiresBetweenRows(
  pages: ComparedPages,
  differences: readonly Difference[],
  filters: Filters,
): LongWire[] {
  const wires: LongWire[] = []
  for (const one of differences) {
    if (one.kind === 'text' || shownAs(filters, one.difference) !== 'full') continue
    const leftRow = rowOn(pages, 'left', one.difference)
    const tokenRow = rowOn(pages, 'right', one.difference)
    if (leftRow === null || tokenRow === null || leftRow === tokenRow) continue
    wires.push({ key: one.key, leftRow, tokenRow, lane: wires.length % LANES })
  }
  return wires
}

/** What one row shows of the wires that go past it or end in it. */
export function crossingsAt(wires: readonly LongWire[], row: number): Crossing[] {
  return wires.flatMap(({ key, leftRow, tokenRow, lane }): Crossing[] => {
    const isPast = row < Math.min(leftRow, tokenRow) || row > Math.max(leftRow, tokenRow)
    if (isPast) return []
    if (row === leftRow) {
      return [{ key, lane, part: 'left', towards: tokenRow < leftRow ? 'top' : 'bottom' }]
    }
    if (row === tokenRow) {
      return [{ key, lane, part: 'token', towards: leftRow < tokenRow ? 'top' : 'bottom' }]
    }
    return [{ key, lane, part: 'between', towards: 'top' }]
  })
}
