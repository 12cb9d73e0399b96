import type { Instant } from '../core/model/id.ts'

/** An instant, to the second, as a part of a file name: `2026-11-25T231131Z`. */
export function timeStamp(now: Instant): string {
  return now.replace(/\.\d+Z$/, 'Z').replaceAll(':', '')
}
