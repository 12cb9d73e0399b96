import { createHash } from 'node:crypto'
import type { Id, Instant } from '../../core/model/id.ts'
import type { Connection, Reader } from '../connection.ts'
import { ridOf } from '../records.ts'
import { sha256 } from '../sha256.ts'
import type { Change } from './changes.ts'
import { finish, type Steps } from './steps.ts'

/** One entry of the log without its changes. */
export interface OperationRow {
  readonly seq: number
  readonly kind: 'do' | 'undo' | 'redo'
  readonly code: string
  readonly label: string
  readonly annotatorId: Id | null
  readonly client: string
  readonly at: Instant
  readonly undoes: number | null
  readonly undoable: boolean
  readonly mergeKey: string | null
}

/** Stands before the first operation. */
export const firstHash = '0'.repeat(64)

/** Writes an operation with its changes and the documents it touched as the log's last. */
export function* appendOperation(
  connection: Connection,
  row: OperationRow,
  changes: readonly Change[],
  documentRids: readonly number[],
): Steps<void> {
  const hash = yield* operationHash(hashBefore(connection, row.seq), row, changes, documentRids)
  connection.write(
    `INSERT INTO operation
       (seq, kind, code, label, annotator_id, client, at, undoes, undoable, merge_key, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.seq,
    row.kind,
    row.code,
    row.label,
    row.annotatorId,
    row.client,
    row.at,
    row.undoes,
    row.undoable ? 1 : 0,
    row.mergeKey,
    hash,
  )
  yield* writeParts(connection, row.seq, changes, documentRids)
}

/** Writes the log's last operation anew, with what was folded into it. */
export function rewriteLastOperation(
  connection: Connection,
  row: OperationRow,
  changes: readonly Change[],
  documentRids: readonly number[],
): void {
  connection.write('DELETE FROM operation_change WHERE operation_seq = ?', row.seq)
  connection.write('DELETE FROM operation_document WHERE operation_seq = ?', row.seq)
  finish(writeParts(connection, row.seq, changes, documentRids))
  const hash = finish(operationHash(hashBefore(connection, row.seq), row, changes, documentRids))
  connection.write(
    'UPDATE operation SET label = ?, at = ?, hash = ? WHERE seq = ?',
    row.label,
    row.at,
    hash,
    row.seq,
  )
}

function* writeParts(
  connection: Connection,
  seq: number,
  changes: readonly Change[],
  documentRids: readonly number[],
): Steps<void> {
  for (const [ordinal, change] of changes.entries()) {
    yield
    connection.write(
      `INSERT INTO operation_change
         (operation_seq, ordinal, table_name, row_rid, kind, "before", "after")
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      seq,
      ordinal,
      change.table,
      change.rid,
      change.kind,
      change.before,
      change.after,
    )
  }
  for (const rid of documentRids) {
    connection.write(
      'INSERT INTO operation_document (document_rid, operation_seq) VALUES (?, ?)',
      rid,
      seq,
    )
  }
}

/** Chains an operation to the one before it; `documentRids` ascend. */
export function* operationHash(
  previous: string,
  row: OperationRow,
  changes: Iterable<Change>,
  documentRids: readonly number[],
): Steps<string> {
  const digest = createHash('sha256')
  for (const { table, rid, kind, before, after } of changes) {
    yield
    digest.update(`${JSON.stringify([table, rid, kind, before, after])}\n`)
  }
  const fields = [
    row.seq,
    row.kind,
    row.code,
    row.label,
    row.annotatorId,
    row.client,
    row.at,
    row.undoes,
    row.undoable,
    row.mergeKey,
    documentRids,
  ]
  return sha256(previous + JSON.stringify(fields) + digest.digest('hex'))
}

function hashBefore(db: Reader, seq: number): string {
  const sql = 'SELECT hash FROM operation WHERE seq < ? ORDER BY seq DESC LIMIT 1'
  return db.value<string>(sql, seq) ?? firstHash
}

/** The hash of the last operation: it stands for everything that was ever done. */
export function headHash(db: Reader): string {
  return hashBefore(db, Number.MAX_SAFE_INTEGER)
}

/** The hash of the last operation that touched a document: it changes with what is folded into that one, too. */
export function headHashOf(db: Reader, documentId: Id): string {
  const sql = `SELECT operation.hash FROM operation
    JOIN operation_document AS touched ON touched.operation_seq = operation.seq
    WHERE touched.document_rid = ? ORDER BY touched.operation_seq DESC LIMIT 1`
  return db.value<string>(sql, ridOf(db, 'document', documentId)) ?? firstHash
}

export function lastSeq(db: Reader): number {
  return db.value<number>('SELECT max(seq) FROM operation') ?? 0
}
