import { z } from 'zod'
import { Ranges } from './range.ts'

/**
 * How surely a highlight is placed on a revision. exact = same quote, same offsets; shifted = same
 * quote elsewhere; edited = aligned place, text differs (placed, to check); ambiguous = a runner-up
 * within the margin; orphan = nothing above the minimum. The last two have no ranges.
 */
export const anchorStates = ['exact', 'shifted', 'edited', 'ambiguous', 'orphan'] as const
export const AnchorState = z.enum(anchorStates)
export type AnchorState = z.infer<typeof AnchorState>

/** Who decided the place. Re-anchoring starts from the last anchor a person made or confirmed. */
export const AnchoredBy = z.enum(['person', 'machine'])
export type AnchoredBy = z.infer<typeof AnchoredBy>

/** A place that was considered; score in [0, 1]. */
export const Candidate = z
  .strictObject({ ranges: Ranges, score: z.number().min(0).max(1) })
  .readonly()
export type Candidate = z.infer<typeof Candidate>

/** A proposal for one highlight on one revision. `ranges` is empty for ambiguous and orphan. */
export interface Placement {
  readonly state: AnchorState
  /** 0 to 1; of the place taken, or of the best one refused. */
  readonly score: number
  readonly ranges: Ranges | readonly []
  /** Best first, the taken one included; empty when nothing came near. */
  readonly candidates: readonly Candidate[]
}
