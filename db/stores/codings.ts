import type { Id } from '../../core/model/id.ts'
import type { CodingRecord } from '../../core/model/records.ts'
import type { Reader } from '../connection.ts'
import {
  deleteRecord,
  insertRecord,
  recordById,
  recordsWhere,
  ridOf,
  type Transaction,
} from '../records.ts'
import { codingTable } from '../tables.ts'

/** @throws AppError conflict when this annotator has already given the highlight this code */
export function insertCoding(tx: Transaction, record: CodingRecord): void {
  insertRecord(tx, codingTable, record)
}

export function deleteCoding(tx: Transaction, id: Id): void {
  deleteRecord(tx, codingTable, id)
}

export function codingById(db: Reader, id: Id): CodingRecord | undefined {
  return recordById(db, codingTable, id)
}

export function codingsOfHighlight(db: Reader, highlightId: Id): CodingRecord[] {
  const rest = 'WHERE highlight_rid = (SELECT rid FROM highlight WHERE id = ?) ORDER BY rid'
  return recordsWhere(db, codingTable, rest, highlightId)
}

export function codingsOfCode(db: Reader, codeId: Id): CodingRecord[] {
  const rest = 'WHERE code_rid = (SELECT rid FROM code WHERE id = ?) ORDER BY rid'
  return recordsWhere(db, codingTable, rest, codeId)
}

/** A coding as painting needs it. */
export type CodingTuple = [highlightId: Id, codeId: Id, annotatorId: Id]

/** The codings of a document's live highlights, oldest first. */
export function codingTuplesOfDocument(db: Reader, documentId: Id): CodingTuple[] {
  return db.tuples<CodingTuple>(codingTuplesSql, ridOf(db, 'document', documentId))
}

export const codingTuplesSql = `SELECT highlight.id, code.id, annotator.id
  FROM highlight
  JOIN coding ON coding.highlight_rid = highlight.rid
  JOIN code ON code.rid = coding.code_rid
  JOIN annotator ON annotator.rid = coding.annotator_rid
  WHERE highlight.document_rid = ? AND highlight.deleted_at IS NULL
  ORDER BY coding.rid`
