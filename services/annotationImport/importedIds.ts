import { createHash } from 'node:crypto'
import type { ImportedAnnotation } from '../../core/export/importedModel.ts'
import { Id, uuidv7 } from '../../core/model/id.ts'

/** An id that can be ours; other programs' ids cannot. */
export function idOf(id: string | null): Id | null {
  return id !== null && Id.safeParse(id).success ? id : null
}

/** An id made of what something is called elsewhere: the same again gets the same id. */
export function madeId(...identity: readonly (string | number | null)[]): Id {
  return uuidv7(0, createHash('sha256').update(JSON.stringify(identity)).digest())
}

/**
 * The id that a highlight made of this annotation has: its own, or one made of what another program
 * calls it, so that the same file brought in again adds nothing. Passage and time go in as well,
 * because some programs count from 1 in every file. Null for an annotation without an id.
 */
export function highlightIdOf({ id, targets, created }: ImportedAnnotation): Id | null {
  const own = idOf(id)
  if (own !== null || id === null) return own
  const passages = targets.map(({ source, quote, position }) => [source, quote, position])
  const identity = JSON.stringify([id, created, passages])
  const millis = created === null ? 0 : Date.parse(created)
  return uuidv7(millis, createHash('sha256').update(identity).digest())
}
