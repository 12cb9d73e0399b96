import type { Id } from '../../core/model/id.ts'
import type { Reader } from '../connection.ts'
import { deleteRecord, insertRecord, recordsWhere, ridOf, type Transaction } from '../records.ts'
import { type FlagRecord, flagTable } from '../tables.ts'

/** @throws AppError conflict when the highlight is flagged on this revision already */
export function insertFlag(tx: Transaction, record: FlagRecord): void {
  insertRecord(tx, flagTable, record)
}

export function deleteFlag(tx: Transaction, id: Id): void {
  deleteRecord(tx, flagTable, id)
}

export function flagOn(db: Reader, highlightId: Id, revisionId: Id): FlagRecord | undefined {
  const rest = 'WHERE highlight_rid = ? AND revision_rid = ?'
  const rids = [ridOf(db, 'highlight', highlightId), ridOf(db, 'revision', revisionId)]
  return recordsWhere(db, flagTable, rest, ...rids)[0]
}

/** Of live highlights, oldest first. */
export function flagsOfRevision(db: Reader, revisionId: Id): FlagRecord[] {
  const rest = `JOIN highlight ON highlight.rid = flag.highlight_rid
    WHERE flag.revision_rid = ? AND highlight.deleted_at IS NULL ORDER BY flag.rid`
  return recordsWhere(db, flagTable, rest, ridOf(db, 'revision', revisionId))
}
