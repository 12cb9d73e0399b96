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

/**
 * Ticks of the differences, `bins` places high at most: where several fall together the weightiest
 * is drawn. `placeOf` gives a row's place from 0 to 1.
 */
export function overviewTicks(
  differences: readonly Difference[],
  placeOf: (row: number) => number,
  bins: number,
): Tick[] {
  const drawn = new Map<string, Tick>()
  for (const one of differences) {
    if (one.row === null) continue
    const bin = Math.round(placeOf(one.row) * bins)
    for (const [side, ink] of inksOf(one)) {
      const name = `${side} ${bin}`
      const present = drawn.get(name)
      const isLighter = present && weights.indexOf(present.ink) <= weights.indexOf(ink)
      if (!isLighter) drawn.set(name, { side, at: bin / bins, ink })
    }
  }
  return [...drawn.values()]
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
