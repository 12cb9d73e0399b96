import type { SideName } from '../../../core/compare/collation.ts'
import type { Difference } from './differences.ts'

/** Which ink a tick has. */
export type TickInk = 'inserted' | 'deleted' | 'moved' | 'noted'

export interface Tick {
  readonly side: SideName
  /** 0 to 1, from the top of the strip. */
  readonly at: number
  readonly ink: TickInk
}

const weights: readonly TickInk[] = ['moved', 'deleted', 'inserted', 'noted']

/** The weightiest ink of each side in a row. */
export interface RowInks {
  readonly row: number
  readonly inks: ReadonlyMap<SideName, TickInk>
}

/** What the rows have to show: it stays as it is while their places are still being measured. */
export function inksOfRows(differences: readonly Difference[]): RowInks[] {
  const rows = new Map<number, Map<SideName, TickInk>>()
  for (const one of differences) {
    if (one.row === null) continue
    const inks = rows.get(one.row) ?? new Map<SideName, TickInk>()
    rows.set(one.row, inks)
    for (const [side, ink] of inksOf(one)) inks.set(side, weightier(inks.get(side), ink))
  }
  return [...rows].map(([row, inks]) => ({ row, inks }))
}

/**
 * Ticks of the rows, `bins` places high at most: where several fall together the weightiest is drawn.
 * `placeOf` gives a row's place from 0 to 1.
 */
export function overviewTicks(
  rows: readonly RowInks[],
  placeOf: (row: number) => number,
  bins: number,
): Tick[] {
  const drawn = new Map<string, Tick>()
  for (const { row, inks } of rows) {
    const bin = Math.round(placeOf(row) * bins)
    for (const [side, ink] of inks) {
      const name = `${side} ${bin}`
      drawn.set(name, { side, at: bin / bins, ink: weightier(drawn.get(name)?.ink, ink) })
    }
  }
  return [...drawn.values()]
}

function weightier(present: TickInk | undefined, ink: TickInk): TickInk {
  if (present === undefined) return ink
  return weights.indexOf(present) <= weights.indexOf(ink) ? present : ink
}

function inksOf(one: Difference): [SideName, TickInk][] {
  if (one.kind === 'text') return changeInks(one.change.kind)
  const { left, right, class: name } = one.difference
  const inks: [SideName, TickInk][] = []
  const ink = name === 'moved' ? 'moved' : 'noted'
  if (left?.start != null) inks.push(['left', name === 'lost' ? 'deleted' : ink])
  if (right?.start != null) inks.push(['right', name === 'new' ? 'inserted' : ink])
  return inks
}

function changeInks(kind: 'insert' | 'delete' | 'replace' | 'move'): [SideName, TickInk][] {
  switch (kind) {
    case 'insert':
      return [['right', 'inserted']]
    case 'delete':
      return [['left', 'deleted']]
    case 'move':
      return [
        ['left', 'moved'],
        ['right', 'moved'],
      ]
    case 'replace':
      return [
        ['left', 'deleted'],
        ['right', 'inserted'],
      ]
  }
}
