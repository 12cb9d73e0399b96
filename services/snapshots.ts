import type { SnapshotSummary } from '../core/api/projectMethods.ts'
import type { Reader } from '../db/connection.ts'
import { applyState } from '../db/state/applyState.ts'
import { readState } from '../db/state/readState.ts'
import { annotatorById } from '../db/stores/annotators.ts'
import {
  createSnapshot,
  listSnapshots,
  readSnapshot,
  requiredSnapshot,
} from '../db/stores/snapshots.ts'
import type { SnapshotRecord } from '../db/tables.ts'
import { carryMissing } from './carryMissing.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import { previewRestore } from './previewRestore.ts'
import type { Work } from './session.ts'

export const snapshotHandlers: HandlersOf<'snapshots'> = {
  'snapshots.list': (_input, _call, session) => {
    const { db } = session.project()
    return listSnapshots(db).map((snapshot) => summaryOf(db, snapshot))
  },

  'snapshots.create': ({ name, why }, _call, session) => {
    const operation = { code: 'snapshots.create', label: labels.snapshot(name) }
    return session.write(operation, (work) =>
      summaryOf(work.tx, keepSnapshot(work, { name, why, documentId: null })),
    )
  },

  'snapshots.preview': ({ name, documentId }, _call, session) => {
    const { db } = session.project()
    return previewRestore(readState(db), readSnapshot(db, requiredSnapshot(db, name, documentId)))
  },

  'snapshots.restore': ({ name, documentId }, _call, session) => {
    const operation = { code: 'snapshots.restore', label: labels.restoreSnapshot(name) }
    return session.write(operation, (work) => {
      const snapshot = requiredSnapshot(work.tx, name, documentId)
      const { trashed, removed, updated, inserted } = applyState(
        work.tx,
        readSnapshot(work.tx, snapshot),
        work.at,
      )
      carryMissing(work)
      return { changed: trashed + removed + updated + inserted }
    })
  },
}

/** Keeps the annotations as they are within a running operation; null = the whole project's snapshot. */
export function keepSnapshot(
  { tx, annotatorId, at, newId }: Work,
  snapshot: Pick<SnapshotRecord, 'name' | 'why' | 'documentId'>,
): SnapshotRecord {
  return createSnapshot(tx, { ...snapshot, id: newId(), at, annotatorId })
}

function summaryOf(db: Reader, snapshot: SnapshotRecord): SnapshotSummary {
  const { name, why, at, documentId, annotatorId, stateSha256: hash } = snapshot
  const annotator = annotatorId === null ? undefined : annotatorById(db, annotatorId)
  return { name, why, hash, at, documentId, annotator: annotator?.name ?? null }
}
