import { z } from 'zod'
import type { Range } from './range.ts'

/** What a relation says of its two entities, in the person's own words: "cooperates with". */
export const RelationType = z.string().trim().min(1).max(200)

/**
 * Why a relation rests on nothing that can be read now. none: it cites no passage. unplaced: none of the
 * passages that it cites has a place on the latest revision of its document.
 */
export const RelationFlag = z.enum(['none', 'unplaced'])
export type RelationFlag = z.infer<typeof RelationFlag>

/** Null where a passage bears the relation out. Never stored: highlights come, go and move. */
export function relationFlag(
  evidence: readonly { readonly range: Range | null }[],
): RelationFlag | null {
  if (evidence.length === 0) return 'none'
  return evidence.every(({ range }) => range === null) ? 'unplaced' : null
}

/** A relation on one line, for lists, reports and the history. */
export function relationText(relation: {
  readonly type: string
  readonly from: { readonly label: string }
  readonly to: { readonly label: string }
  readonly directed: boolean
}): string {
  const { type, from, to, directed } = relation
  return `${from.label} — ${type} ${directed ? '→' : '—'} ${to.label}`
}
