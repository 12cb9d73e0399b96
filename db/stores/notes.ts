import type { Id, Instant } from '../../core/model/id.ts'
import type { NoteRecord } from '../../core/model/records.ts'
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
import { noteTable } from '../tables.ts'

/** What a note is about. */
export type NoteTarget =
  | { readonly kind: 'highlight' | 'document' | 'revision' | 'entity' | 'code'; readonly id: Id }
  | { readonly kind: 'project' }

export function insertNote(tx: Transaction, record: NoteRecord): void {
  insertRecord(tx, noteTable, record)
}

export function updateNote(
  tx: Transaction,
  id: Id,
  changes: Partial<Pick<NoteRecord, 'content' | 'modifiedAt' | 'deletedAt'>>,
): void {
  updateRecord(tx, noteTable, id, changes)
}

/** Puts a note into the trash (an instant) or takes it out (null). */
export function setNoteDeleted(tx: Transaction, id: Id, deletedAt: Instant | null): void {
  updateRecord(tx, noteTable, id, { deletedAt })
}

export function noteById(db: Reader, id: Id): NoteRecord | undefined {
  return recordById(db, noteTable, id)
}

/** @throws AppError not_found */
export function requiredNote(db: Reader, id: Id): NoteRecord {
  return requiredRecord(db, noteTable, id)
}

/** Live notes on one thing, oldest first. */
export function notesOfTarget(db: Reader, target: NoteTarget): NoteRecord[] {
  if (target.kind === 'project') return recordsWhere(db, noteTable, ofProject)
  const { kind, id } = target
  return recordsWhere(
    db,
    noteTable,
    `WHERE ${kind}_rid = (SELECT rid FROM ${kind} WHERE id = ?) AND deleted_at IS NULL
     ORDER BY created_at, rid`,
    id,
  )
}

const ofProject = `WHERE coalesce(highlight_rid, document_rid, revision_rid, entity_rid, code_rid)
  IS NULL AND deleted_at IS NULL ORDER BY created_at, rid`

/** Live notes on live things that may show a highlight, oldest first: its id stands somewhere in them. */
export function notesNaming(db: Reader, highlightId: Id): NoteRecord[] {
  const rest = `${onLive} AND instr(note.content, ?) > 0 ORDER BY note.created_at, note.rid`
  return recordsWhere(db, noteTable, rest, highlightId)
}

/** Live notes on live things, those changed last first. */
export function recentNotes(db: Reader, limit: number): NoteRecord[] {
  const rest = `${onLive} ORDER BY note.modified_at DESC, note.rid DESC LIMIT ?`
  return recordsWhere(db, noteTable, rest, limit)
}

const onLive = `LEFT JOIN highlight ON highlight.rid = note.highlight_rid
  LEFT JOIN revision ON revision.rid = note.revision_rid
  LEFT JOIN document ON document.rid =
    coalesce(note.document_rid, highlight.document_rid, revision.document_rid)
  LEFT JOIN entity ON entity.rid = note.entity_rid
  LEFT JOIN code ON code.rid = note.code_rid
  WHERE coalesce(note.deleted_at, highlight.deleted_at, document.deleted_at, entity.deleted_at,
    code.deleted_at) IS NULL`

/** Notes in the trash, latest first. */
export function listTrashedNotes(db: Reader): NoteRecord[] {
  return trashedRecords(db, noteTable)
}
