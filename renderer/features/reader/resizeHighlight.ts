import type { Id } from '../../../core/model/id.ts'
import type { Range } from '../../../core/model/range.ts'
import { addRange } from '../../../core/text/combineRanges.ts'
import type { Call } from '../../api/useApi.ts'
import { attempt } from '../../app/annotating.ts'
import { reading } from '../../app/reading.ts'

/** The person now means this passage, in as many parts as it has. */
export async function resizeHighlight(
  call: Call,
  highlightId: Id,
  ranges: readonly Range[],
): Promise<void> {
  const { revision, text } = reading.get()
  if (revision === null || ranges.length === 0) return
  const joined = ranges.reduce<readonly Range[]>((all, range) => addRange(text, all, range), [])
  await attempt(() => call('highlights.resize', { highlightId, revision, ranges: joined }))
}
