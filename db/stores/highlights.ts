import type { AnchorState } from '../../core/model/anchor.ts'
import type { Id, Instant } from '../../core/model/id.ts'
import type { Range } from '../../core/model/range.ts'
import type { AnchorRecord, HighlightRecord } from '../../core/model/records.ts'
import type { Reader } from '../connection.ts'
import {
  insertRecord,
  loadedRanges,
  recordById,
  recordsWhere,
  requiredRecord,
  ridOf,
  type Transaction,
  trashedRecords,
  updateRecord,
} from '../records.ts'
import { anchorTable, highlightTable } from '../tables.ts'
import { rejectionsOfDocument } from './mentions.ts'

export function insertHighlight(tx: Transaction, record: HighlightRecord): void {
  insertRecord(tx, highlightTable, record)
}

export function updateHighlight(
  tx: Transaction,
  id: Id,
  changes: Partial<Pick<HighlightRecord, 'modifiedAt' | 'deletedAt'>>,
): void {
  updateRecord(tx, highlightTable, id, changes)
}

/** Puts a highlight into the trash (an instant) or takes it out (null). */
export function setHighlightDeleted(tx: Transaction, id: Id, deletedAt: Instant | null): void {
  updateRecord(tx, highlightTable, id, { deletedAt })
}

export function highlightById(db: Reader, id: Id): HighlightRecord | undefined {
  return recordById(db, highlightTable, id)
}

/** @throws AppError not_found */
export function requiredHighlight(db: Reader, id: Id): HighlightRecord {
  return requiredRecord(db, highlightTable, id)
}

/** Live highlights, oldest first. */
export function highlightsOfDocument(db: Reader, documentId: Id): HighlightRecord[] {
  return recordsWhere(
    db,
    highlightTable,
    `WHERE document_rid = (SELECT rid FROM document WHERE id = ?) AND deleted_at IS NULL
     ORDER BY rid`,
    documentId,
  )
}

/** Highlights in the trash, latest first. */
export function listTrashedHighlights(db: Reader): HighlightRecord[] {
  return trashedRecords(db, highlightTable)
}

/** @throws AppError conflict when the highlight already has an anchor on the revision */
export function insertAnchor(tx: Transaction, record: AnchorRecord): void {
  insertRecord(tx, anchorTable, record)
}

export function updateAnchor(
  tx: Transaction,
  id: Id,
  changes: Partial<Omit<AnchorRecord, 'id' | 'highlightId' | 'revisionId'>>,
): void {
  updateRecord(tx, anchorTable, id, changes)
}

export function anchorById(db: Reader, id: Id): AnchorRecord | undefined {
  return recordById(db, anchorTable, id)
}

/** Of every revision the highlight stands on, oldest revision first. */
export function anchorsOfHighlight(db: Reader, highlightId: Id): AnchorRecord[] {
  return recordsWhere(
    db,
    anchorTable,
    `JOIN revision ON revision.rid = anchor.revision_rid
     WHERE anchor.highlight_rid = (SELECT rid FROM highlight WHERE id = ?)
     ORDER BY revision.number`,
    highlightId,
  )
}

export function anchorOn(db: Reader, highlightId: Id, revisionId: Id): AnchorRecord | undefined {
  return recordsWhere(
    db,
    anchorTable,
    `WHERE highlight_rid = (SELECT rid FROM highlight WHERE id = ?)
       AND revision_rid = (SELECT rid FROM revision WHERE id = ?)`,
    highlightId,
    revisionId,
  )[0]
}

/** The anchors of live highlights on a revision, in the order of the text, those without a place first. */
export function anchorsOfRevision(db: Reader, revisionId: Id): AnchorRecord[] {
  return recordsWhere(
    db,
    anchorTable,
    `JOIN highlight ON highlight.rid = anchor.highlight_rid
     WHERE anchor.revision_rid = (SELECT rid FROM revision WHERE id = ?)
       AND highlight.deleted_at IS NULL
     ORDER BY anchor."start", anchor."end", anchor.highlight_rid`,
    revisionId,
  )
}

const MOST_UNPLACED = 1000

/** Live highlights that have no place on a revision, oldest first; no more than can be listed. */
export function unplacedHighlights(db: Reader, revisionId: Id): Id[] {
  return db.tuples<[Id]>(unplacedSql, ridOf(db, 'revision', revisionId)).map(([id]) => id)
}

export const unplacedSql = `SELECT highlight.id FROM anchor
  JOIN highlight ON highlight.rid = anchor.highlight_rid
  WHERE anchor.revision_rid = ? AND anchor."start" IS NULL AND highlight.deleted_at IS NULL
  ORDER BY highlight.rid LIMIT ${MOST_UNPLACED}`

/** What painting needs of a highlight on a revision. */
export interface PaintedAnchor {
  readonly highlightId: Id
  readonly state: AnchorState
  readonly ranges: readonly Range[]
  /** Who made the highlight. */
  readonly annotatorId: Id
}

type AnchorTuple = [
  highlightRid: number,
  state: AnchorState,
  start: number,
  end: number,
  parts: string | null,
]

/**
 * The placed anchors of live highlights on a revision, in the order of the text; not those that only
 * reject suggestions. Reads covering indexes and hardly a table, so that a cold cache does not matter.
 */
export function paintedAnchors(db: Reader, documentId: Id, revisionId: Id): PaintedAnchor[] {
  const document = ridOf(db, 'document', documentId)
  const live = new Map(
    db.tuples<[number, Id, number]>(liveHighlightsSql, document).map((tuple) => [tuple[0], tuple]),
  )
  const annotators = new Map(db.tuples<[number, Id]>('SELECT rid, id FROM annotator'))
  const anchors = db.tuples<AnchorTuple>(placedAnchorsSql, ridOf(db, 'revision', revisionId))
  const rejections = rejectionsOfDocument(db, documentId)
  const painted: PaintedAnchor[] = []
  for (const [highlightRid, state, start, end, parts] of anchors) {
    const [, highlightId, annotatorRid = 0] = live.get(highlightRid) ?? []
    const annotatorId = annotators.get(annotatorRid)
    if (highlightId === undefined || annotatorId === undefined) continue
    if (rejections.has(highlightRid)) continue
    painted.push({ highlightId, state, ranges: loadedRanges([start, end, parts]), annotatorId })
  }
  return painted
}

/** How many there are of a document (left out = of all), trash included. @throws AppError not_found */
export function countHighlights(db: Reader, documentId: Id | undefined): number {
  if (documentId === undefined) return db.value<number>('SELECT count(*) FROM highlight') ?? 0
  const sql = 'SELECT count(*) FROM highlight WHERE document_rid = ?'
  return db.value<number>(sql, ridOf(db, 'document', documentId)) ?? 0
}

export const liveHighlightsSql =
  'SELECT rid, id, annotator_rid FROM highlight WHERE document_rid = ? AND deleted_at IS NULL'

export const placedAnchorsSql = `SELECT highlight_rid, state, "start", "end", parts FROM anchor
  WHERE revision_rid = ? AND "start" >= 0 ORDER BY "start", "end", highlight_rid`
