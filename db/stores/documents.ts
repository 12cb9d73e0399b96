import type { Id, Instant } from '../../core/model/id.ts'
import type { DocumentRecord } from '../../core/model/records.ts'
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
import { documentTable } from '../tables.ts'
import { rejectionCounts, rejectionsOfDocument } from './mentions.ts'

export interface DocumentCounts {
  readonly documentId: Id
  readonly revisions: number
  /** Live highlights. */
  readonly highlights: number
  /** Live notes on the document, its revisions and its live highlights. */
  readonly notes: number
}

export function insertDocument(tx: Transaction, record: DocumentRecord): void {
  insertRecord(tx, documentTable, record)
}

export function updateDocument(
  tx: Transaction,
  id: Id,
  changes: Partial<Omit<DocumentRecord, 'id'>>,
): void {
  updateRecord(tx, documentTable, id, changes)
}

/** Puts a document into the trash (an instant) or takes it out (null). */
export function setDocumentDeleted(tx: Transaction, id: Id, deletedAt: Instant | null): void {
  updateRecord(tx, documentTable, id, { deletedAt })
}

export function documentById(db: Reader, id: Id): DocumentRecord | undefined {
  return recordById(db, documentTable, id)
}

/** @throws AppError not_found */
export function requiredDocument(db: Reader, id: Id): DocumentRecord {
  return requiredRecord(db, documentTable, id)
}

/** What a document is called, and whether it is in the trash. */
export type DocumentName = Pick<DocumentRecord, 'id' | 'title' | 'deletedAt'>

/** Of those of these that there are, in no order. */
export function documentNames(db: Reader, ids: readonly Id[]): DocumentName[] {
  return db.all<DocumentName>(
    `SELECT id, title, deleted_at AS deletedAt FROM document
     WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  )
}

/** Live documents of exactly this title. */
export function documentsByTitle(db: Reader, title: string): DocumentRecord[] {
  const rest = 'WHERE title = ? AND deleted_at IS NULL ORDER BY id'
  return recordsWhere(db, documentTable, rest, title)
}

/** Live documents, oldest first. */
export function listDocuments(db: Reader): DocumentRecord[] {
  return recordsWhere(db, documentTable, 'WHERE deleted_at IS NULL ORDER BY created_at, rid')
}

/** Documents in the trash, latest first. */
export function listTrashedDocuments(db: Reader): DocumentRecord[] {
  return trashedRecords(db, documentTable)
}

/** Counts for every document, the trashed ones included. */
export function documentCounts(db: Reader): DocumentCounts[] {
  const rejections = rejectionCounts(db)
  return db
    .all<DocumentCounts>(countsSql(''))
    .map((counts) => withoutRejections(counts, rejections.get(counts.documentId) ?? 0))
}

/** @throws AppError not_found */
export function countsOfDocument(db: Reader, id: Id): DocumentCounts {
  requiredDocument(db, id)
  const counts = db.get<DocumentCounts>(countsSql('WHERE document.id = ?'), id)
  if (counts !== undefined) return withoutRejections(counts, rejectionsOfDocument(db, id).size)
  return { documentId: id, revisions: 0, highlights: 0, notes: 0 }
}

/** What only rejects a suggestion is no annotation. */
function withoutRejections(counts: DocumentCounts, rejections: number): DocumentCounts {
  return rejections === 0 ? counts : { ...counts, highlights: counts.highlights - rejections }
}

function countsSql(where: string): string {
  return `
    SELECT document.id AS documentId,
      (SELECT count(*) FROM revision WHERE document_rid = document.rid) AS revisions,
      (SELECT count(*) FROM highlight
         WHERE document_rid = document.rid AND deleted_at IS NULL) AS highlights,
      (SELECT count(*) FROM note
         WHERE document_rid = document.rid AND deleted_at IS NULL)
      + (SELECT count(*) FROM revision JOIN note ON note.revision_rid = revision.rid
         WHERE revision.document_rid = document.rid AND note.deleted_at IS NULL)
      + (SELECT count(*) FROM highlight JOIN note ON note.highlight_rid = highlight.rid
         WHERE highlight.document_rid = document.rid AND highlight.deleted_at IS NULL
           AND note.deleted_at IS NULL) AS notes
    FROM document ${where}`
}
