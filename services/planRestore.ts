import type { Id } from '../core/model/id.ts'
import type { Reader } from '../db/connection.ts'
import { readState } from '../db/state/readState.ts'
import { anchorsAfter, diffStates, type StateDiff } from '../db/state/stateDiff.ts'
import { readSnapshot, requiredSnapshot } from '../db/stores/snapshots.ts'
import { missingAnchors, type PlannedAnchor } from './missingAnchors.ts'
import { textsOf } from './revisionTexts.ts'

/** What going back to a snapshot will write. */
export interface RestorePlan {
  readonly diff: StateDiff
  /** Of highlights on revisions that they do not know: those made since, or those that come back. */
  readonly anchors: readonly PlannedAnchor[]
}

/** Compares the whole state with a snapshot's. @throws AppError not_found, ambiguous, corrupt */
export function planRestore(db: Reader, name: string, documentId: Id | undefined): RestorePlan {
  const target = readSnapshot(db, requiredSnapshot(db, name, documentId))
  const current = readState(db)
  const after = {
    revisions: unionOf(target.revisions, current.revisions),
    // Those that go into the trash too: a revision that comes back is new to them.
    highlights: unionOf(target.highlights, current.highlights),
    anchors: anchorsAfter(current, target),
  }
  return {
    diff: diffStates(current, target),
    anchors: missingAnchors(after, textsOf(db, after.revisions)),
  }
}

function unionOf<Stored extends { readonly id: Id }>(
  target: readonly Stored[],
  current: readonly Stored[],
): Stored[] {
  const known = new Set(target.map(({ id }) => id))
  return [...target, ...current.filter(({ id }) => !known.has(id))]
}
