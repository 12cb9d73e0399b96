import type { Range } from '../../../core/model/range.ts'

/** Units of text: a screen or two. */
const STEP = 8192

/** Whether a passage begins in view or at most a view away from it. */
export function startsNear(ranges: readonly Range[], visible: Range): boolean {
  const start = ranges[0]?.[0]
  const [first, last] = reachOf(visible)
  return start !== undefined && start >= first && start <= last
}

/** The part of the text whose notes are read for a view: what is near it, out to the next whole steps. */
export function readRange(visible: Range): Range {
  const [first, last] = reachOf(visible)
  return [Math.floor(Math.max(first, 0) / STEP) * STEP, (Math.floor(last / STEP) + 1) * STEP]
}

function reachOf([start, end]: Range): Range {
  const reach = end - start
  return [start - reach, end + reach]
}
