import type { SnapshotSummary } from '../core/api/projectMethods.ts'
import { beforeRevision } from '../core/model/beforeRevision.ts'
import type { Reader } from '../db/connection.ts'
import { finish, type Steps } from '../db/log/steps.ts'
import { applyDiff } from '../db/state/applyState.ts'
import { annotatorById } from '../db/stores/annotators.ts'
import { createSnapshot, listSnapshots, type PreparedPart } from '../db/stores/snapshots.ts'
import type { SnapshotRecord } from '../db/tables.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import { type RestorePlan, unpackDiff } from './planRestore.ts'
import { withPlan } from './withPlan.ts'
import { writePlanned } from './writeAnchors.ts'
import type { Work } from './writing.ts'

export const snapshotHandlers: HandlersOf<'snapshots'> = {
  'snapshots.list': (_input, _call, session) => {
    const { db } = session.project()
    return listSnapshots(db).map((snapshot) => summaryOf(db, snapshot))
  },

  'snapshots.create': ({ name, why }, _call, session) => {
    const operation = { code: 'snapshots.create', label: labels.snapshot(name) }
    return session.write(operation, (work) =>
      summaryOf(work.tx, finish(keepSnapshot(work, { name, why, documentId: null }))),
    )
  },

  'snapshots.preview': ({ name, documentId }, { signal }, session) => {
    const input = { project: session.project().path, name, documentId }
    return session.ports.jobs.runJob('previewRestore', input, { ...RESTORE_LIMITS, signal })
  },

  'snapshots.restore': ({ name, documentId }, { signal }, session) => {
    const input = { project: session.project().path, name, documentId }
    const think = () =>
      session.ports.jobs.runJob('planRestore', input, { ...RESTORE_LIMITS, signal })
    const operation = { code: 'snapshots.restore', label: labels.restoreSnapshot(name) }
    return withPlan(session, think, async (plan) => {
      const restore = (work: Work) => writeRestored(work, plan, operation.label)
      const { result: changed, seq } = await session.writeInSteps(operation, restore, signal)
      return { changed, seq }
    })
  },
}

/** Reads the whole state twice, and compares texts where highlights are to be carried. */
const RESTORE_LIMITS = { timeoutMs: 120_000, memoryMb: 2048 }

function* writeRestored(
  work: Work,
  { diff, anchors, revisions }: RestorePlan,
  why: string,
): Steps<number> {
  const applied = yield* applyDiff(work.tx, unpackDiff(diff), work.at)
  yield* writePlanned(work, anchors)
  // The one from before went with the revision when that was undone.
  for (const { documentId, number } of revisions) {
    yield* keepSnapshot(work, { name: beforeRevision(number), why, documentId })
  }
  const { trashed, removed, updated, inserted } = applied
  return trashed + removed + updated + inserted
}

/** Keeps the annotations as they are within a running operation; null = the whole project's snapshot. */
export function keepSnapshot(
  { tx, annotatorId, at, newId }: Work,
  snapshot: Pick<SnapshotRecord, 'name' | 'why' | 'documentId'>,
  prepared?: PreparedPart,
): Steps<SnapshotRecord> {
  return createSnapshot(tx, { ...snapshot, id: newId(), at, annotatorId }, prepared)
}

function summaryOf(db: Reader, snapshot: SnapshotRecord): SnapshotSummary {
  const { name, why, at, documentId, annotatorId, stateSha256: hash } = snapshot
  const annotator = annotatorId === null ? undefined : annotatorById(db, annotatorId)
  return { name, why, hash, at, documentId, annotator: annotator?.name ?? null }
}
