import type { DocumentState } from '../../core/model/documentState.ts'
import type { Id } from '../../core/model/id.ts'
import { READING_POSITION } from '../../core/model/readingPosition.ts'
import type { Reader } from '../connection.ts'
import { rejectedHighlightsSql, rejectionCounts } from './mentions.ts'

/** A document as a list shows it. */
export interface DocumentEntry {
  readonly rid: number
  readonly id: Id
  readonly title: string
  /** The latest there is. */
  readonly revision: number
  /** Live ones; what only rejects a suggestion is none. */
  readonly highlights: number
}

/** What of a document is searched for words. */
export interface DocumentWords {
  readonly rid: number
  readonly title: string
  readonly language: string | null
  /** CSL-JSON as it is stored. */
  readonly metadata: string
  /** Of the files of its revisions, one a line. */
  readonly names: string | null
}

/** Where a document was left, as it is stored, and how long the text is that this was in. */
export interface StoredPosition {
  readonly rid: number
  readonly value: string
  readonly characters: number
}

/** Live documents. */
export function countLiveDocuments(db: Reader): number {
  return db.value<number>('SELECT count(*) FROM document WHERE deleted_at IS NULL') ?? 0
}

/** Row ids of the live documents of a state, oldest first. */
export function documentRids(db: Reader, state: DocumentState): number[] {
  return db.column<number>(`SELECT rid FROM document WHERE ${whereSql[state]} ${oldestFirst}`)
}

/** What is searched of the live documents of a state, oldest first. */
export function documentWords(db: Reader, state: DocumentState): DocumentWords[] {
  return db.all<DocumentWords>(
    `SELECT rid, title, language, metadata,
       (SELECT group_concat(original_name, char(10)) FROM revision
          WHERE document_rid = document.rid) AS names
     FROM document WHERE ${whereSql[state]} ${oldestFirst}`,
  )
}

/** Row ids and titles of all live documents, oldest first. */
export function documentTitles(db: Reader): [rid: number, title: string][] {
  return db.tuples<[number, string]>(
    `SELECT rid, title FROM document WHERE ${whereSql.all} ${oldestFirst}`,
  )
}

/** The documents of these row ids, in their order. */
export function documentEntries(db: Reader, rids: readonly number[]): DocumentEntry[] {
  const rows = db.all<DocumentEntry>(
    `SELECT rid, id, title,
       (SELECT max(number) FROM revision WHERE document_rid = document.rid) AS revision,
       (SELECT count(*) FROM highlight
          WHERE document_rid = document.rid AND deleted_at IS NULL) AS highlights
     FROM document WHERE rid IN (SELECT value FROM json_each(?))`,
    JSON.stringify(rids),
  )
  const rejections = rejectionCounts(db)
  const found = new Map(rows.map((row) => [row.rid, row]))
  return rids.flatMap((rid) => {
    const row = found.get(rid)
    if (row === undefined) return []
    return [{ ...row, highlights: row.highlights - (rejections.get(row.id) ?? 0) }]
  })
}

/** Where those of these documents were left that anybody has read. */
export function storedPositions(db: Reader, rids: readonly number[]): StoredPosition[] {
  return db.all<StoredPosition>(
    `SELECT document.rid, setting.value, revision.characters
     FROM document
     JOIN setting ON setting.key = '${READING_POSITION}' || document.id
     JOIN revision ON revision.document_rid = document.rid
       AND revision.number = json_extract(setting.value, '$.revision')
     WHERE document.rid IN (SELECT value FROM json_each(?))`,
    JSON.stringify(rids),
  )
}

const oldestFirst = 'ORDER BY created_at, rid'

const hasAnnotations = `EXISTS (SELECT 1 FROM highlight
  WHERE highlight.document_rid = document.rid AND highlight.deleted_at IS NULL
    AND highlight.rid NOT IN (${rejectedHighlightsSql}))`

const whereSql: Readonly<Record<DocumentState, string>> = {
  all: 'deleted_at IS NULL',
  fresh: `deleted_at IS NULL AND NOT ${hasAnnotations}`,
  annotated: `deleted_at IS NULL AND ${hasAnnotations}`,
  revised: `deleted_at IS NULL
    AND EXISTS (SELECT 1 FROM revision WHERE document_rid = document.rid AND number > 1)`,
}
