import { type AnchorState, anchorStates } from '../../core/model/anchor.ts'
import type { StateCounts } from '../../core/model/countStates.ts'

/**
 * The states to filter by: those that anything stands in, and the one that is shown alone though nothing is left
 * in it. None where all are exact: there is nothing to tell apart.
 */
export function statesToOffer(counts: StateCounts, only: AnchorState | null): AnchorState[] {
  const offered = anchorStates.filter((state) => counts[state] > 0 || state === only)
  return offered.join() === 'exact' && only === null ? [] : offered
}
