import type { AnchorState } from './anchor.ts'

/** How many there are in each state. */
export type StateCounts = Readonly<Record<AnchorState, number>>

export function countStates(states: readonly AnchorState[]): StateCounts {
  const counts = { exact: 0, shifted: 0, edited: 0, ambiguous: 0, orphan: 0 }
  for (const state of states) counts[state] += 1
  return counts
}
