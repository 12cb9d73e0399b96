import type { SideName } from '../../../core/compare/collation.ts'
import type { ComparedAnnotation, TextChange } from '../../../core/compare/comparison.ts'
import type { Difference } from './differences.ts'
import { reckonedOnce } from './reckonedOnce.ts'

/** Which ink a tick has. */
export type TickInk = 'inserted' | 'deleted' | 'moved' | 'noted'

export interface Tick {
  readonly side: SideName
  /** 0 to 1, from the top of the strip. */
  readonly at: number
  readonly ink: TickInk
}

const sides: readonly SideName[] = ['left', 'right']

const weights: readonly TickInk[] = ['moved', 'deleted', 'inserted', 'noted']

type Inks = Readonly<Record<SideName, TickInk | null>>

/** The weightiest ink of each side in a row; null where it shows nothing. */
export interface RowInks extends Inks {
  readonly row: number
}

/** What the rows have to show: it stays as it is while their places are still being measured. */
export const inksOfRows = reckonedOnce((differences: readonly Difference[]): RowInks[] => {
  const rows = new Map<number, RowInks>()
  for (const one of differences) {
    const { row } = one
    if (row === null) continue
    const present = rows.get(row)
    const inks = inksOf(one)
    const left = weightier(present?.left ?? null, inks.left)
    const right = weightier(present?.right ?? null, inks.right)
    if (present?.left !== left || present.right !== right) rows.set(row, { row, left, right })
  }
  return [...rows.values()]
})

/**
 * Ticks of the rows, `bins` places high at most: where several fall together the weightiest is drawn.
 * `placeOf` gives a row's place from 0 to 1.
 */
export function overviewTicks(
  rows: readonly RowInks[],
  placeOf: (row: number) => number,
  bins: number,
): Tick[] {
  const drawn = { left: new Map<number, TickInk>(), right: new Map<number, TickInk>() }
  for (const inks of rows) {
    const bin = Math.round(placeOf(inks.row) * bins)
    for (const side of sides) {
      const ink = weightier(drawn[side].get(bin) ?? null, inks[side])
      if (ink !== null) drawn[side].set(bin, ink)
    }
  }
  return sides.flatMap((side) =>
    [...drawn[side]].map(([bin, ink]) => ({ side, at: bin / bins, ink })),
  )
}

function weightier(one: TickInk | null, other: TickInk | null): TickInk | null {
  if (one === null || other === null) return one ?? other
  return weights.indexOf(one) <= weights.indexOf(other) ? one : other
}

function inksOf(one: Difference): Inks {
  if (one.kind === 'text') return changeInks[one.change.kind]
  const { left, right, class: name } = one.difference
  const ink = name === 'moved' ? 'moved' : 'noted'
  return {
    left: inkOfPlaced(left, name === 'lost' ? 'deleted' : ink),
    right: inkOfPlaced(right, name === 'new' ? 'inserted' : ink),
  }
}

function inkOfPlaced(annotation: ComparedAnnotation | null, ink: TickInk): TickInk | null {
  return annotation?.start == null ? null : ink
}

const changeInks: Readonly<Record<TextChange['kind'], Inks>> = {
  insert: { left: null, right: 'inserted' },
  delete: { left: 'deleted', right: null },
  move: { left: 'moved', right: 'moved' },
  replace: { left: 'deleted', right: 'inserted' },
}
