import { type AnchorState, anchorStates } from './anchor.ts'

/** How many there are in each state. */
export type StateCounts = Readonly<Record<AnchorState, number>>

export function countStates(states: readonly AnchorState[]): StateCounts {
  const counts = { exact: 0, shifted: 0, edited: 0, ambiguous: 0, orphan: 0 }
  for (const state of states) counts[state] += 1
  return counts
}

/**
 * The states to filter by: those that anything stands in, and the one that is shown alone though nothing is left
 * in it. None where all are exact: there is nothing to tell apart.
 */
export function statesToOffer(counts: StateCounts, only: AnchorState | null): AnchorState[] {
  const offered = anchorStates.filter((state) => counts[state] > 0 || state === only)
  return offered.join() === 'exact' && only === null ? [] : offered
}
