import type { Id } from '../core/model/id.ts'
import type { AnchorRecord } from '../core/model/records.ts'
import { byId } from '../core/state/lookup.ts'
import type { Reader } from '../db/connection.ts'
import { readState } from '../db/state/readState.ts'
import { anchorsAfter, diffStates, type StateDiff } from '../db/state/stateDiff.ts'
import { readSnapshot, requiredSnapshot } from '../db/stores/snapshots.ts'
import { dueAnchors, type PlannedAnchor, sourceIn } from './dueAnchors.ts'
import { textsOf } from './revisionTexts.ts'

/** What going back to a snapshot will write. */
export interface RestorePlan {
  readonly diff: StateDiff
  /** Of highlights on revisions that the snapshot does not know, or that those highlights do not. */
  readonly anchors: readonly PlannedAnchor[]
}

/** Compares the whole state with a snapshot's. @throws AppError not_found, ambiguous, corrupt */
export function planRestore(db: Reader, name: string, documentId: Id | undefined): RestorePlan {
  const target = readSnapshot(db, requiredSnapshot(db, name, documentId))
  const current = readState(db)
  const kept = byId(target.anchors)
  const after = {
    revisions: unionOf(target.revisions, current.revisions),
    // Those that go into the trash too: a revision that comes back is new to them.
    highlights: unionOf(target.highlights, current.highlights),
    anchors: anchorsAfter(current, target),
    sourceOf: (anchor: AnchorRecord) =>
      sourceIn((kept.has(anchor.id) ? target : current).anchors, anchor),
  }
  return {
    diff: diffStates(current, target),
    anchors: dueAnchors(after, textsOf(db, after.revisions)),
  }
}

function unionOf<Stored extends { readonly id: Id }>(
  target: readonly Stored[],
  current: readonly Stored[],
): Stored[] {
  const known = new Set(target.map(({ id }) => id))
  return [...target, ...current.filter(({ id }) => !known.has(id))]
}
