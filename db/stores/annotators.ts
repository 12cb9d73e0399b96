import type { Id } from '../../core/model/id.ts'
import type { AnnotatorRecord } from '../../core/model/records.ts'
import type { Reader } from '../connection.ts'
import {
  insertRecord,
  recordById,
  recordsWhere,
  requiredRecord,
  type Transaction,
  updateRecord,
} from '../records.ts'
import { annotatorTable } from '../tables.ts'

export function insertAnnotator(tx: Transaction, record: AnnotatorRecord): void {
  insertRecord(tx, annotatorTable, record)
}

export function updateAnnotator(
  tx: Transaction,
  id: Id,
  changes: Partial<Omit<AnnotatorRecord, 'id'>>,
): void {
  updateRecord(tx, annotatorTable, id, changes)
}

export function annotatorById(db: Reader, id: Id): AnnotatorRecord | undefined {
  return recordById(db, annotatorTable, id)
}

/** @throws AppError not_found */
export function requiredAnnotator(db: Reader, id: Id): AnnotatorRecord {
  return requiredRecord(db, annotatorTable, id)
}

/** Every annotator of exactly this name; several when two people share it. */
export function annotatorsByName(db: Reader, name: string): AnnotatorRecord[] {
  return recordsWhere(db, annotatorTable, 'WHERE name = ? ORDER BY id', name)
}

export function listAnnotators(db: Reader): AnnotatorRecord[] {
  return recordsWhere(db, annotatorTable, 'ORDER BY name, id')
}
