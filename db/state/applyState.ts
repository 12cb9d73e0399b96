import type { Instant } from '../../core/model/id.ts'
import type { ProjectState } from '../../core/model/records.ts'
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
  revisionTable,
  type Table,
} from '../tables.ts'
import { readState } from './readState.ts'
import { diffStates, type StateDiff, type StateKind } from './stateDiff.ts'

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
  highlights: highlightTable,
  anchors: anchorTable,
  codings: codingTable,
  mentions: mentionTable,
  notes: noteTable,
}

/**
 * Makes the state of the project what `target` says: see `diffStates`. A highlight that comes back may
 * lack an anchor on a revision made since, or have one whose evidence is gone: the caller carries it.
 */
export function applyState(tx: Transaction, target: ProjectState, at: Instant): AppliedState {
  return applyDiff(tx, diffStates(readState(tx), target), at)
}

/** The same when what differs is known: the project must not have changed since it was worked out. */
export function applyDiff(
  tx: Transaction,
  { kinds, repointed }: StateDiff,
  at: Instant,
): AppliedState {
  tx.deferReferences()
  // Children before the parents they refer to, and before what takes their place.
  for (const { kind, removed } of kinds.toReversed()) {
    for (const id of removed) deleteRecord(tx, tables[kind], id)
  }
  for (const { kind, inserted, updated } of kinds) {
    for (const record of inserted) insertRecord(tx, tables[kind], record)
    for (const record of updated) updateRecord(tx, tables[kind], record.id, record)
  }
  for (const { id, sourceId } of repointed) updateRecord(tx, anchorTable, id, { sourceId })
  for (const { kind, trashed } of kinds) {
    const sql = `UPDATE ${tables[kind].name} SET deleted_at = ? WHERE id = ?`
    for (const id of trashed) tx.write(sql, at, id)
  }
  const count = (list: 'inserted' | 'updated' | 'trashed' | 'removed') =>
    kinds.reduce((sum, kind) => sum + kind[list].length, 0)
  return {
    inserted: count('inserted'),
    updated: count('updated'),
    trashed: count('trashed'),
    removed: count('removed'),
  }
}
