import type { Side } from '../../../core/api/outcomeMethods.ts'
import type { SnapshotSummary } from '../../../core/api/projectMethods.ts'
import type { DocumentSummary } from '../../../core/api/shapes.ts'

/** Both sides of a comparison. */
export interface Sides {
  readonly left: Side
  readonly right: Side
}

/** The revision before the last as it was annotated before that came, against the last one now. */
export function defaultSides(
  { id: documentId, revisions }: DocumentSummary,
  snapshots: readonly SnapshotSummary[],
): Sides {
  const latest = revisions.at(-1)?.revision ?? 1
  const right = { documentId, revision: latest }
  if (latest === 1) return { left: right, right }
  const name = `before-revision-${latest}`
  const isKept = snapshotsOf(snapshots, documentId).some((snapshot) => snapshot.name === name)
  const left = { documentId, revision: latest - 1 }
  return { left: isKept ? { ...left, snapshot: name } : left, right }
}

/** Snapshots that hold a document's annotations: its own and the whole project's. */
export function snapshotsOf(
  snapshots: readonly SnapshotSummary[],
  documentId: string,
): SnapshotSummary[] {
  return snapshots.filter((one) => one.documentId === null || one.documentId === documentId)
}

export function swapped({ left, right }: Sides): Sides {
  return { left: right, right: left }
}
