import type { Id, Instant } from '../core/model/id.ts'
import type { RevisionRecord } from '../core/model/records.ts'
import { insertRevision } from '../db/stores/revisions.ts'
import type { ReadSource } from './readSource.ts'
import type { Work } from './session.ts'

/** Writes a revision with its bytes, text and content within a running operation. */
export function addRevision(
  { tx, annotatorId, newId }: Work,
  place: { documentId: Id; number: number; capturedAt: Instant },
  { name, bytes, source }: ReadSource,
): RevisionRecord {
  const { mediaType, encoding, extractor, extractorVersion, report, text, content, blocks } = source
  return insertRevision(
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
    { original: bytes, text, content, blocks },
  )
}
