import type { Reader } from '../connection.ts'
import type { OperationRow } from './append.ts'
import type { Change } from './changes.ts'

const operationColumns = `operation.seq, operation.kind, operation.code, operation.label,
  operation.annotator_id AS annotatorId, operation.client, operation.at, operation.undoes,
  operation.undoable, operation.merge_key AS mergeKey`

type StoredOperation = Omit<OperationRow, 'undoable'> & { readonly undoable: number }

/** Operations selected by what follows FROM operation. */
export function operationsWhere(db: Reader, rest: string, ...params: number[]): OperationRow[] {
  const sql = `SELECT ${operationColumns} FROM operation ${rest}`
  return db
    .all<StoredOperation>(sql, ...params)
    .map((row) => ({ ...row, undoable: row.undoable === 1 }))
}

/** SQL: there is something that an operation did. Folding can leave nothing of it. */
export const hasChanges =
  'EXISTS (SELECT 1 FROM operation_change WHERE operation_seq = operation.seq)'

/** In the order in which rows were first touched. */
export function changesOf(db: Reader, seq: number): Change[] {
  return db.all<Change>(
    `SELECT table_name AS "table", row_rid AS rid, kind, "before", "after"
     FROM operation_change WHERE operation_seq = ? ORDER BY ordinal`,
    seq,
  )
}

/** Row ids of the documents an operation touched, ascending. */
export function documentRidsOf(db: Reader, seq: number): number[] {
  return db.column<number>(
    'SELECT document_rid FROM operation_document WHERE operation_seq = ? ORDER BY document_rid',
    seq,
  )
}
