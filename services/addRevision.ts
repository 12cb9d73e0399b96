import type { Id, Instant } from '../core/model/id.ts'
import type { RevisionRecord } from '../core/model/records.ts'
import { insertRevision } from '../db/stores/revisions.ts'
import type { ReadSource } from './readSource.ts'
import type { Work } from './session.ts'
import { writeSourceAnnotations } from './sourceAnnotations.ts'

/** Writes a revision with all that the file held, annotations included, within a running operation. */
export function addRevision(
  work: Work,
  place: { documentId: Id; number: number; capturedAt: Instant },
  { name, bytes, source }: ReadSource,
): RevisionRecord {
  const { tx, annotatorId, newId } = work
  const { mediaType, encoding, extractor, extractorVersion, report } = source
  const { text, content, blocks, pages } = source
  const revision = insertRevision(
    tx,
    {
      id: newId(),
      ...place,
      originalName: name,
      mediaType,
      encoding,
      extractor,
      extractorVersion,
      annotatorId,
      report,
    },
    { original: bytes, text, content, blocks, pages },
  )
  writeSourceAnnotations(work, revision, source)
  return revision
}
