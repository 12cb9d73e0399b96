import type { Id } from '../../core/model/id.ts'
import type { Range } from '../../core/model/range.ts'
import type { ProjectState } from '../../core/model/records.ts'
import type { Reader, SqlValue } from '../connection.ts'
import { recordsWhere, ridOf } from '../records.ts'
import {
  aliasTable,
  anchorTable,
  annotatorTable,
  codeTable,
  codingTable,
  documentTable,
  entityTable,
  highlightTable,
  mentionTable,
  noteTable,
  relationEvidenceTable,
  relationTable,
  revisionTable,
  type Table,
} from '../tables.ts'

/** The canonical state: every record, trash included, each list sorted by id. */
export function readState(db: Reader): ProjectState {
  return stateOf((table) => all(db, table))
}

/**
 * What there is to know of one document: its own records, and everything that belongs to the whole
 * project (codes, entities, relations, annotators). Notes are those on the document, its revisions and its
 * highlights. The one path to listing annotations.
 * @throws AppError not_found
 */
export function readDocumentState(db: Reader, documentId: Id): ProjectState {
  const rid = ridOf(db, 'document', documentId)
  return stateOf((table, ofDocument) =>
    ofDocument === null ? all(db, table) : some(db, table, ofDocument, rid),
  )
}

/**
 * What there is to know of the highlights of one document that stand, on a revision, between two offsets of its
 * text, with their anchors on every revision. Aliases, relations and other notes are left out.
 * @throws AppError not_found
 */
export function readStateWithin(
  db: Reader,
  documentId: Id,
  revisionId: Id,
  [start, end]: Range,
): ProjectState {
  const document = ridOf(db, 'document', documentId)
  const revision = ridOf(db, 'revision', revisionId)
  return stateOf((table, ofDocument) => {
    if (table.name === 'alias' || table.name === 'relation') return []
    if (ofDocument === null) return all(db, table)
    if (ofDocument === onHighlight || ofDocument === onDocument) {
      return some(db, table, `highlight_rid IN (${highlightsWithin})`, revision, end, start)
    }
    return table.name === 'highlight'
      ? some(db, table, `rid IN (${highlightsWithin})`, revision, end, start)
      : some(db, table, ofDocument, document)
  })
}

/** Annotators, codes, entities, aliases, relations, and the notes that are on no document. */
export function readSharedState(db: Reader): ProjectState {
  return stateOf((table, ofDocument) => {
    if (ofDocument === null) return all(db, table)
    return table.name === 'note' ? some(db, table, onNoDocument) : []
  })
}

/** Only the records that belong to one document; the other lists are empty. */
export function readOwnState(db: Reader, documentRid: number): ProjectState {
  return stateOf((table, ofDocument) =>
    ofDocument === null ? [] : some(db, table, ofDocument, documentRid),
  )
}

/** Reads the records of a table, given the condition (if any) that ties them to one document. */
type ReadTable = <Stored>(table: Table<Stored>, ofDocument: string | null) => Stored[]

function stateOf(read: ReadTable): ProjectState {
  return {
    annotators: read(annotatorTable, null),
    codes: read(codeTable, null),
    entities: read(entityTable, null),
    aliases: read(aliasTable, null),
    relations: read(relationTable, null),
    documents: read(documentTable, 'rid = ?'),
    revisions: read(revisionTable, 'document_rid = ?'),
    highlights: read(highlightTable, 'document_rid = ?'),
    anchors: read(anchorTable, onHighlight),
    codings: read(codingTable, onHighlight),
    mentions: read(mentionTable, onHighlight),
    relationEvidence: read(relationEvidenceTable, onHighlight),
    notes: read(noteTable, onDocument),
  }
}

const onHighlight = 'highlight_rid IN (SELECT rid FROM highlight WHERE document_rid = ?)'

const highlightsWithin = `SELECT highlight_rid FROM anchor
  WHERE revision_rid = ? AND "start" >= 0 AND "start" < ? AND "end" > ?`

const onDocument = `rid IN (
  WITH own (rid) AS (SELECT ?)
  SELECT note.rid FROM own JOIN note ON note.document_rid = own.rid
  UNION ALL SELECT note.rid FROM own JOIN revision ON revision.document_rid = own.rid
    JOIN note ON note.revision_rid = revision.rid
  UNION ALL SELECT note.rid FROM own JOIN highlight ON highlight.document_rid = own.rid
    JOIN note ON note.highlight_rid = highlight.rid)`

const onNoDocument = 'coalesce(document_rid, revision_rid, highlight_rid) IS NULL'

function all<Stored>(db: Reader, table: Table<Stored>): Stored[] {
  return recordsWhere(db, table, `ORDER BY ${table.name}.id`)
}

function some<Stored>(
  db: Reader,
  table: Table<Stored>,
  condition: string,
  ...params: SqlValue[]
): Stored[] {
  const rest = `WHERE ${condition} ORDER BY ${table.name}.id`
  return recordsWhere(db, table, rest, ...params)
}
