import type { Ranges } from '../core/model/range.ts'
import type { RevisionRecord } from '../core/model/records.ts'
import { revisionsOfDocument } from '../db/stores/revisions.ts'
import type { CarriedPlace } from './evidence.ts'
import { textOfRevision } from './revisionTexts.ts'
import type { Session } from './session.ts'

const LIMITS = { timeoutMs: 120_000, memoryMb: 1024 }

/** Carries a passage of a revision to every later one, in jobs. */
export async function carriedPlaces(
  session: Session,
  from: RevisionRecord,
  ranges: Ranges,
  signal: AbortSignal,
): Promise<CarriedPlace[]> {
  const { db } = session.project()
  const oldText = textOfRevision(db, from)
  const later = revisionsOfDocument(db, from.documentId).filter(
    ({ number }) => number > from.number,
  )
  const places: CarriedPlace[] = []
  for (const revision of later) {
    const groups = [{ oldText, items: [{ id: revision.id, ranges }] }]
    const input = { newText: textOfRevision(db, revision), groups }
    const placed = await session.ports.jobs.runJob('reanchor', input, { ...LIMITS, signal })
    for (const { id: revisionId, placement } of placed) places.push({ revisionId, placement })
  }
  return places
}
