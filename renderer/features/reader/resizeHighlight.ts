import type { Id } from '../../../core/model/id.ts'
import type { Range } from '../../../core/model/range.ts'
import { addRange } from '../../../core/text/combineRanges.ts'
import type { Call } from '../../api/useApi.ts'
import { attempt, storedId } from '../../app/annotating.ts'
import { reading } from '../../app/reading.ts'

let latest: Promise<unknown> = Promise.resolve()

/** One change of a passage after the other: each begins with what the one before has made of it. */
export function inTurn(change: () => Promise<void>): Promise<void> {
  const done = latest.then(change)
  latest = done.catch(() => undefined)
  return done
}

/** The person now means this passage, in as many parts as it has. False where it could not be done; that was said. */
export async function resizeHighlight(
  call: Call,
  highlightId: Id,
  ranges: readonly Range[],
): Promise<boolean> {
  const { revision, text } = reading.get()
  if (revision === null || ranges.length === 0) return false
  const joined = ranges.reduce<readonly Range[]>((all, range) => addRange(text, all, range), [])
  const stored = await storedId(highlightId)
  if (stored === null) return false
  const input = { highlightId: stored, revision, ranges: joined }
  return (await attempt(() => call('highlights.resize', input))) !== null
}
