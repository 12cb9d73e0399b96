import type { Id } from '../core/model/id.ts'
import type { RevisionRecord } from '../core/model/records.ts'
import type { TextOfRevision } from '../core/state/annotationsOfState.ts'
import { byId, required } from '../core/state/lookup.ts'
import type { Reader } from '../db/connection.ts'
import { revisionText } from '../db/stores/revisions.ts'

const KEPT = 8
/** Texts never change, so the last few used of each project stay decoded. Oldest use first. */
const caches = new WeakMap<Reader, Map<string, string>>()

/** The text of a revision of this project, decoded once. */
export function textOfRevision(db: Reader, revision: Pick<RevisionRecord, 'textSha256'>): string {
  const cache = caches.get(db) ?? new Map<string, string>()
  caches.set(db, cache)
  const { textSha256 } = revision
  const text = cache.get(textSha256) ?? revisionText(db, revision)
  cache.delete(textSha256)
  cache.set(textSha256, text)
  const [oldest] = cache.keys()
  if (cache.size > KEPT && oldest !== undefined) cache.delete(oldest)
  return text
}

/** The same by id, for revisions that were read already. */
export function textsOf(db: Reader, revisions: readonly RevisionRecord[]): TextOfRevision {
  return (revisionId: Id) => textOfRevision(db, required(byId(revisions), revisionId))
}
