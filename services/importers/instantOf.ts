import type { Instant } from '../../core/model/id.ts'

/** A date and time as a file writes it, as an instant; null where it cannot be read. Without a zone it is UTC. */
export function instantOf(written: string | null | undefined): Instant | null {
  const text = written?.trim() ?? ''
  const hasTime = /\d{4}-\d{2}-\d{2}T\d{2}/.test(text)
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)
  const millis = Date.parse(hasTime && !hasZone ? `${text}Z` : text)
  return Number.isNaN(millis) ? null : new Date(millis).toISOString()
}
