import type { Id } from '../../core/model/id.ts'
import type { Reader } from '../connection.ts'
import { insertRecord, recordsWhere, type Transaction } from '../records.ts'
import { type ExportRecord, exportTable } from '../tables.ts'

export function insertExport(tx: Transaction, record: ExportRecord): void {
  insertRecord(tx, exportTable, record)
}

/** What of a document was exported, oldest first. */
export function exportsOfDocument(db: Reader, documentId: Id): ExportRecord[] {
  return recordsWhere(db, exportTable, 'WHERE document_id = ? ORDER BY rid', documentId)
}
