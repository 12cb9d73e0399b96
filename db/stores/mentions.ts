import type { Id } from '../../core/model/id.ts'
import type { MentionRecord } from '../../core/model/records.ts'
import type { Reader } from '../connection.ts'
import {
  deleteRecord,
  insertRecord,
  recordById,
  recordsWhere,
  requiredRecord,
  ridOf,
  type Transaction,
  updateRecord,
} from '../records.ts'
import { mentionTable } from '../tables.ts'

export function insertMention(tx: Transaction, record: MentionRecord): void {
  insertRecord(tx, mentionTable, record)
}

export function updateMention(
  tx: Transaction,
  id: Id,
  changes: Partial<Pick<MentionRecord, 'role' | 'state'>>,
): void {
  updateRecord(tx, mentionTable, id, changes)
}

export function deleteMention(tx: Transaction, id: Id): void {
  deleteRecord(tx, mentionTable, id)
}

export function mentionById(db: Reader, id: Id): MentionRecord | undefined {
  return recordById(db, mentionTable, id)
}

/** @throws AppError not_found */
export function requiredMention(db: Reader, id: Id): MentionRecord {
  return requiredRecord(db, mentionTable, id)
}

export function mentionsOfHighlight(db: Reader, highlightId: Id): MentionRecord[] {
  const rest = 'WHERE highlight_rid = (SELECT rid FROM highlight WHERE id = ?) ORDER BY rid'
  return recordsWhere(db, mentionTable, rest, highlightId)
}

/** Of live highlights. */
export function mentionsOfEntity(db: Reader, entityId: Id): MentionRecord[] {
  return recordsWhere(
    db,
    mentionTable,
    `JOIN highlight ON highlight.rid = mention.highlight_rid
     WHERE mention.entity_rid = (SELECT rid FROM entity WHERE id = ?)
       AND highlight.deleted_at IS NULL
     ORDER BY mention.rid`,
    entityId,
  )
}

/** A confirmed mention of a live entity, on a live highlight that has a place on its latest revision. */
export interface PlacedMention {
  readonly highlightId: Id
  readonly entityId: Id
  readonly label: string
  readonly type: string
}

export function placedMentions(db: Reader): PlacedMention[] {
  return db.all<PlacedMention>(`SELECT highlight.id AS highlightId, entity.id AS entityId,
      entity.label, entity.type
    FROM mention
    JOIN entity ON entity.rid = mention.entity_rid AND entity.deleted_at IS NULL
    JOIN highlight ON highlight.rid = mention.highlight_rid AND highlight.deleted_at IS NULL
    JOIN document ON document.rid = highlight.document_rid AND document.deleted_at IS NULL
    JOIN revision ON revision.document_rid = document.rid AND revision.number =
      (SELECT max(number) FROM revision AS any_one WHERE any_one.document_rid = document.rid)
    JOIN anchor ON anchor.highlight_rid = highlight.rid AND anchor.revision_rid = revision.rid
    WHERE mention.state = 'confirmed' AND anchor."start" IS NOT NULL`)
}

/** Confirmed mentions on live highlights; entities without any are left out. */
export function mentionCounts(db: Reader): ReadonlyMap<Id, number> {
  return new Map(
    db.tuples<[Id, number]>(
      `SELECT entity.id, count(*) FROM mention
       JOIN entity ON entity.rid = mention.entity_rid
       JOIN highlight ON highlight.rid = mention.highlight_rid AND highlight.deleted_at IS NULL
       WHERE mention.state = 'confirmed' GROUP BY entity.rid`,
    ),
  )
}

/**
 * Rids of a document's live highlights that only reject suggestions: nothing lives on them but rejected
 * mentions. See core/state/rejections.ts.
 */
export function rejectionsOfDocument(db: Reader, documentId: Id): ReadonlySet<number> {
  const documentRid = ridOf(db, 'document', documentId)
  return new Set(db.column<number>(rejectionsOfDocumentSql, documentRid))
}

/** How many there are in each document that has any, by its id. */
export function rejectionCounts(db: Reader): ReadonlyMap<Id, number> {
  return new Map(
    db.tuples<[Id, number]>(
      `SELECT document.id, count(*) FROM highlight
       JOIN document ON document.rid = highlight.document_rid
       WHERE highlight.rid IN (${rejectedHighlightsSql}) GROUP BY document.rid`,
    ),
  )
}

const onlyRejects = `highlight.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM mention AS other
      WHERE other.highlight_rid = highlight.rid AND other.state = 'confirmed')
    AND NOT EXISTS (SELECT 1 FROM coding WHERE coding.highlight_rid = highlight.rid)
    AND NOT EXISTS (SELECT 1 FROM relation_evidence AS evidence
      WHERE evidence.highlight_rid = highlight.rid)
    AND NOT EXISTS (SELECT 1 FROM note
      WHERE note.highlight_rid = highlight.rid AND note.deleted_at IS NULL)`

const rejectionsOfDocumentSql = `SELECT highlight.rid FROM highlight
  JOIN mention ON mention.highlight_rid = highlight.rid AND mention.state = 'rejected'
  WHERE highlight.document_rid = ? AND ${onlyRejects}`

/** Selects those of the whole project. By entity, for which there is an index: few mentions are rejected. */
export const rejectedHighlightsSql = `SELECT highlight.rid
  FROM entity CROSS JOIN mention ON mention.entity_rid = entity.rid AND mention.state = 'rejected'
  JOIN highlight ON highlight.rid = mention.highlight_rid
  WHERE ${onlyRejects}`
