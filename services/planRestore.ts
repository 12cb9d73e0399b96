import type { Id } from '../core/model/id.ts'
import type { AnchorRecord, RevisionRecord } from '../core/model/records.ts'
import { byId } from '../core/state/lookup.ts'
import type { Reader } from '../db/connection.ts'
import { readState } from '../db/state/readState.ts'
import {
  anchorsAfter,
  diffStates,
  type KindDiff,
  type StateChanges,
  type StateDiff,
} from '../db/state/stateDiff.ts'
import { readSnapshot, requiredSnapshot } from '../db/stores/snapshots.ts'
import { dueAnchors, type PlannedAnchor, sourceIn } from './dueAnchors.ts'
import { type Packed, pack, unpack } from './jobs/packed.ts'
import { textsOf } from './revisionTexts.ts'

/** What going back to a snapshot will write, in a shape that crosses threads well. */
export interface RestorePlan {
  readonly diff: PackedDiff
  /** Of highlights on revisions that the snapshot does not know, or that those highlights do not. */
  readonly anchors: Packed<PlannedAnchor>
  /** Revisions that come back, but for the first of a document. */
  readonly revisions: readonly Pick<RevisionRecord, 'documentId' | 'number'>[]
}

type PackedLists<Lists> = {
  readonly [Key in keyof Lists]: Lists[Key] extends readonly (infer Item)[]
    ? Packed<Item>
    : Lists[Key]
}

interface PackedDiff {
  readonly kinds: readonly PackedLists<KindDiff>[]
  readonly repointed: PackedLists<StateDiff>['repointed']
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
    diff: packDiff(diffStates(current, target)),
    anchors: pack(dueAnchors(after, textsOf(db, after.revisions))),
    revisions: target.revisions
      .filter(({ id, number }) => number > 1 && !byId(current.revisions).has(id))
      .map(({ documentId: of, number }) => ({ documentId: of, number })),
  }
}

function unionOf<Stored extends { readonly id: Id }>(
  target: readonly Stored[],
  current: readonly Stored[],
): Stored[] {
  const known = new Set(target.map(({ id }) => id))
  return [...target, ...current.filter(({ id }) => !known.has(id))]
}

function packDiff({ kinds, repointed }: StateDiff): PackedDiff {
  return {
    kinds: kinds.map(({ kind, removed, inserted, updated, trashed }) => ({
      kind,
      removed: pack(removed),
      inserted: pack(inserted),
      updated: pack(updated),
      trashed: pack(trashed),
    })),
    repointed: pack(repointed),
  }
}

/** For `applyDiff`. */
export function unpackDiff({ kinds, repointed }: PackedDiff): StateChanges {
  return {
    kinds: kinds.map(({ kind, removed, inserted, updated, trashed }) => ({
      kind,
      removed: unpack(removed),
      inserted: unpack(inserted),
      updated: unpack(updated),
      trashed: unpack(trashed),
    })),
    repointed: unpack(repointed),
  }
}
