import type { Id, Instant } from '../core/model/id.ts'
import type { RevisionRecord } from '../core/model/records.ts'
import type { Steps } from '../db/log/steps.ts'
import { insertRevision } from '../db/stores/revisions.ts'
import type { ReadSource } from './readSource.ts'
import { writeSourceAnnotations } from './sourceAnnotations.ts'
import type { Work } from './writing.ts'

/** Writes a revision with all that the file held, annotations included, within a running operation. */
export function* addRevision(
  work: Work,
  place: { documentId: Id; number: number; capturedAt: Instant },
  { name, source }: ReadSource,
): Steps<RevisionRecord> {
  const { tx, annotatorId, newId } = work
  const { mediaType, encoding, extractor, extractorVersion, report, encoded } = source
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
    encoded,
  )
  yield
  yield* writeSourceAnnotations(work, revision, source)
  return revision
}
