import type { Ranges } from '../core/model/range.ts'
import type { RevisionRecord } from '../core/model/records.ts'
import { revisionsOfDocument } from '../db/stores/revisions.ts'
import type { CarriedPlace } from './evidence.ts'
import { textOfRevision } from './revisionTexts.ts'
import type { Session } from './session.ts'

const LIMITS = { timeoutMs: 120_000, memoryMb: 1024 }

/** Carries passages of a revision to every later one, in jobs; the places of each passage in its turn. */
export async function carriedPlaces(
  session: Session,
  from: RevisionRecord,
  passages: readonly Ranges[],
  signal: AbortSignal,
): Promise<CarriedPlace[][]> {
  const { db } = session.project()
  const oldText = textOfRevision(db, from)
  const later = revisionsOfDocument(db, from.documentId).filter(
    ({ number }) => number > from.number,
  )
  const places = passages.map((): CarriedPlace[] => [])
  for (const { id: revisionId, ...revision } of later) {
    const items = passages.map((ranges, index) => ({ id: String(index), ranges }))
    const input = { newText: textOfRevision(db, revision), groups: [{ oldText, items }] }
    const placed = await session.ports.jobs.runJob('reanchor', input, { ...LIMITS, signal })
    for (const { id, placement } of placed) places[Number(id)]?.push({ revisionId, placement })
  }
  return places
}
