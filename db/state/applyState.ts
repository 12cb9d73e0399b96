import type { Instant } from '../../core/model/id.ts'
import type { ProjectState } from '../../core/model/records.ts'
import { finish, forEachInSteps, type Steps } from '../log/steps.ts'
import { deleteRecord, insertRecord, type Transaction, updateRecord } from '../records.ts'
import {
  aliasTable,
  anchorTable,
  annotatorTable,
  codeTable,
  codingTable,
  documentTable,
  entityTable,
  highlightTable,
  mentionTable,
  noteTable,
  relationEvidenceTable,
  relationTable,
  revisionTable,
  type Table,
} from '../tables.ts'
import { readState } from './readState.ts'
import { diffStates, type StateChanges, type StateKind } from './stateDiff.ts'

/** How many rows were brought back, put as they were, put into the trash, removed. */
export interface AppliedState {
  readonly inserted: number
  readonly updated: number
  readonly trashed: number
  readonly removed: number
}

const tables: Readonly<Record<StateKind, Table<object>>> = {
  annotators: annotatorTable,
  documents: documentTable,
  revisions: revisionTable,
  codes: codeTable,
  entities: entityTable,
  aliases: aliasTable,
  relations: relationTable,
  highlights: highlightTable,
  anchors: anchorTable,
  codings: codingTable,
  mentions: mentionTable,
  relationEvidence: relationEvidenceTable,
  notes: noteTable,
}

/**
 * Makes the state of the project what `target` says: see `diffStates`. A highlight that comes back may
 * lack an anchor on a revision made since, or have one whose evidence is gone: the caller carries it.
 */
export function applyState(tx: Transaction, target: ProjectState, at: Instant): AppliedState {
  return finish(applyDiff(tx, diffStates(readState(tx), target), at))
}

/** The same when what differs is known: the project must not have changed since it was worked out. */
export function* applyDiff(
  tx: Transaction,
  { kinds, repointed }: StateChanges,
  at: Instant,
): Steps<AppliedState> {
  tx.deferReferences()
  const counts = { inserted: 0, updated: 0, trashed: 0, removed: 0 }
  /** Does it to each, and counts. */
  const each = <Item>(
    what: keyof typeof counts,
    items: Iterable<Item>,
    act: (item: Item) => void,
  ) =>
    forEachInSteps(items, (item) => {
      act(item)
      counts[what]++
    })
  // Children before the parents they refer to, and before what takes their place.
  for (const { kind, removed } of kinds.toReversed()) {
    yield* each('removed', removed, (id) => deleteRecord(tx, tables[kind], id))
  }
  for (const { kind, inserted, updated } of kinds) {
    const table = tables[kind]
    yield* each('inserted', inserted, (record) => insertRecord(tx, table, record))
    yield* each('updated', updated, (record) => updateRecord(tx, table, record.id, record))
  }
  yield* forEachInSteps(repointed, ({ id, sourceId }) =>
    updateRecord(tx, anchorTable, id, { sourceId }),
  )
  for (const { kind, trashed } of kinds) {
    const sql = `UPDATE ${tables[kind].name} SET deleted_at = ? WHERE id = ?`
    yield* each('trashed', trashed, (id) => tx.write(sql, at, id))
  }
  return counts
}
