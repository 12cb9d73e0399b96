import type { RevisionRecord } from '../../core/model/records.ts'
import type { Steps } from '../../db/log/steps.ts'
import { documentById, insertDocument } from '../../db/stores/documents.ts'
import { addRevision } from '../addRevision.ts'
import type { Work } from '../writing.ts'
import type { PlannedSource } from './planImport.ts'

/**
 * Makes documents of the texts that came with annotations, within a running operation; their first
 * revisions by what the file calls the texts. A text has the id of its file unless that is taken.
 */
export function* writeSources(
  work: Work,
  sources: readonly PlannedSource[],
): Steps<ReadonlyMap<string, RevisionRecord>> {
  const made = new Map<string, RevisionRecord>()
  for (const { key, id: given, title, metadata, name, source } of sources) {
    const { tx, at } = work
    const id = given === null || documentById(tx, given) !== undefined ? work.newId() : given
    const stamps = { createdAt: at, modifiedAt: at, deletedAt: null }
    insertDocument(tx, { id, title, language: source.language, metadata, ...stamps })
    const place = { documentId: id, number: 1, capturedAt: at }
    made.set(key, yield* addRevision(work, place, { name, source }))
  }
  return made
}
