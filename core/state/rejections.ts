import type { Id } from '../model/id.ts'
import type { ProjectState } from '../model/records.ts'

/**
 * Highlights that are no annotations: nothing lives on them but rejected mentions, so that all they say
 * is where an entity is not to be suggested. They are carried from revision to revision like any other.
 */
export function rejectionIds(
  state: Pick<ProjectState, 'mentions' | 'codings' | 'notes' | 'relationEvidence'>,
): ReadonlySet<Id> {
  const rejected = state.mentions.filter((mention) => mention.state === 'rejected')
  const found = new Set(rejected.map(({ highlightId }) => highlightId))
  if (found.size === 0) return found
  for (const { highlightId, state: itsState } of state.mentions) {
    if (itsState === 'confirmed') found.delete(highlightId)
  }
  for (const { highlightId } of state.codings) found.delete(highlightId)
  for (const { highlightId } of state.relationEvidence) found.delete(highlightId)
  for (const { highlightId, deletedAt } of state.notes) {
    if (highlightId !== null && deletedAt === null) found.delete(highlightId)
  }
  return found
}
