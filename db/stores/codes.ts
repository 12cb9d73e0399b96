import type { Id, Instant } from '../../core/model/id.ts'
import type { CodeRecord } from '../../core/model/records.ts'
import type { Reader } from '../connection.ts'
import {
  insertRecord,
  recordById,
  recordsWhere,
  requiredRecord,
  type Transaction,
  trashedRecords,
  updateRecord,
} from '../records.ts'
import { codeTable } from '../tables.ts'

export function insertCode(tx: Transaction, record: CodeRecord): void {
  insertRecord(tx, codeTable, record)
}

export function updateCode(
  tx: Transaction,
  id: Id,
  changes: Partial<Omit<CodeRecord, 'id'>>,
): void {
  updateRecord(tx, codeTable, id, changes)
}

/** Puts a code into the trash (an instant) or takes it out (null); its codings stay. */
export function setCodeDeleted(tx: Transaction, id: Id, deletedAt: Instant | null): void {
  updateRecord(tx, codeTable, id, { deletedAt })
}

export function codeById(db: Reader, id: Id): CodeRecord | undefined {
  return recordById(db, codeTable, id)
}

/** @throws AppError not_found */
export function requiredCode(db: Reader, id: Id): CodeRecord {
  return requiredRecord(db, codeTable, id)
}

/** Live codes under a parent (null = the top level), by position. */
export function childCodes(db: Reader, parentId: Id | null): CodeRecord[] {
  const rest = `WHERE parent_rid IS (SELECT rid FROM code WHERE id = ?) AND deleted_at IS NULL
    ORDER BY position, rid`
  return recordsWhere(db, codeTable, rest, parentId)
}

/** Live codes, siblings by position. The tree is made from `parentId`. */
export function listCodes(db: Reader): CodeRecord[] {
  return recordsWhere(db, codeTable, 'WHERE deleted_at IS NULL ORDER BY parent_rid, position, rid')
}

/** Codes in the trash, latest first. */
export function listTrashedCodes(db: Reader): CodeRecord[] {
  return trashedRecords(db, codeTable)
}

/** How many live highlights carry each code; codes without any are left out. */
export function codingCounts(db: Reader): ReadonlyMap<Id, number> {
  return new Map(
    db.tuples<[Id, number]>(
      `SELECT code.id, count(DISTINCT coding.highlight_rid)
       FROM coding JOIN code ON code.rid = coding.code_rid
       JOIN highlight ON highlight.rid = coding.highlight_rid AND highlight.deleted_at IS NULL
       GROUP BY code.rid`,
    ),
  )
}
