import type { Id, Instant } from '../../core/model/id.ts'
import type { ReportLine } from '../../core/model/source.ts'
import { type EncodedBlob, putEncoded } from '../blobs.ts'
import type { Reader } from '../connection.ts'
import { insertRecord, ridOf, type Transaction } from '../records.ts'
import { type ImportRecord, importTable } from '../tables.ts'

/** Keeps the file's bytes and the record of what came of them. */
export function insertImport(
  tx: Transaction,
  record: Omit<ImportRecord, 'originalSha256'>,
  original: EncodedBlob,
): void {
  insertRecord(tx, importTable, { ...record, originalSha256: putEncoded(tx, original) })
}

/** A file that something of the project came from. */
interface ImportedFile {
  readonly name: string
  readonly sha256: string
  /** In bytes. */
  readonly size: number
  readonly mediaType: string
  readonly importer: string
  readonly importerVersion: string
  readonly report: readonly ReportLine[]
}

/** One import: a file that became a revision, or one whose annotations or records were taken over. */
export interface ListedImport {
  /** document: a first revision. */
  readonly kind: 'document' | 'revision' | ImportRecord['kind']
  /** Of the revision or the record; null where only the history knows of it. */
  readonly id: Id | null
  /** What the history says of an import from before reports were kept; null else. */
  readonly label: string | null
  /** Null for one from before reports were kept. */
  readonly file: ImportedFile | null
  readonly at: Instant
  /** Name of who did it; null where it is gone. */
  readonly annotator: string | null
  /** Number of the revision that it made; null where it made none. */
  readonly revision: number | null
  readonly documentIds: readonly Id[]
  readonly counts: Readonly<Record<string, number>>
}

export interface ImportsPage {
  /** Only what this document came from or took over. */
  readonly documentId: Id | null
  readonly offset: number
  readonly limit: number
}

/** How many imports there are, of one document or of all. */
export function countImports(db: Reader, documentId: Id | null): number {
  const { sql, params } = keysOf(db, documentId)
  return db.value<number>(`SELECT count(*) FROM (${sql})`, ...params) ?? 0
}

/** A window on the imports, newest first. */
export function listImports(
  db: Reader,
  { documentId, offset, limit }: ImportsPage,
): readonly ListedImport[] {
  const { sql, params } = keysOf(db, documentId)
  // Only keys are sorted: reports of thousands of imports are long.
  const rows = db.all<ImportRow>(
    `WITH page AS MATERIALIZED (${sql} ${newestFirst} LIMIT ? OFFSET ?)
     SELECT found.*, (SELECT size FROM blob WHERE blob.sha256 = found.sha256) AS size FROM (
       ${selectRevisions} WHERE revision.rid IN (SELECT rid FROM page WHERE source = 'revision')
       UNION ALL ${selectRecords} WHERE import.rid IN (SELECT rid FROM page WHERE source = 'import')
       UNION ALL ${selectOperations}
         WHERE operation.seq IN (SELECT rid FROM page WHERE source = 'operation')
     ) AS found ${newestFirst}`,
    ...[...params, limit, offset],
  )
  return rows.map(listed)
}

const newestFirst = 'ORDER BY at DESC, source, rid DESC'

interface ImportRow {
  readonly kind: ListedImport['kind']
  readonly id: Id | null
  readonly label: string | null
  readonly name: string | null
  readonly sha256: string | null
  readonly size: number | null
  readonly mediaType: string | null
  readonly importer: string | null
  readonly importerVersion: string | null
  /** JSON. */
  readonly report: string | null
  readonly at: Instant
  readonly annotator: string | null
  readonly revision: number | null
  /** JSON. */
  readonly documentIds: string
  /** JSON. */
  readonly counts: string
}

function listed(row: ImportRow): ListedImport {
  const { kind, id, label, at, annotator, revision } = row
  return {
    ...{ kind, id, label, at, annotator, revision },
    file: fileOf(row),
    documentIds: JSON.parse(row.documentIds),
    counts: JSON.parse(row.counts),
  }
}

function fileOf(row: ImportRow): ImportedFile | null {
  const { name, sha256, size, mediaType, importer, importerVersion, report } = row
  const isKept =
    name !== null && sha256 !== null && mediaType !== null && importer !== null && report !== null
  if (!isKept) return null
  return {
    ...{ name, sha256, size: size ?? 0, mediaType, importer },
    importerVersion: importerVersion ?? '',
    report: JSON.parse(report),
  }
}

/** What each way of importing is written down in; the columns are those of `ImportRow`, and what sorts them. */
const selectRevisions = `SELECT 'revision' AS source, revision.rid AS rid,
    CASE number WHEN 1 THEN 'document' ELSE 'revision' END AS kind, revision.id, NULL AS label,
    original_name AS name, original_sha256 AS sha256, media_type AS mediaType,
    extractor AS importer, extractor_version AS importerVersion, report, captured_at AS at,
    annotator.name AS annotator, number AS revision, json_array(document.id) AS documentIds,
    json_object('characters', characters) AS counts
  FROM revision JOIN document ON document.rid = document_rid
    JOIN annotator ON annotator.rid = revision.annotator_rid`

const selectRecords = `SELECT 'import', import.rid, import.kind, import.id, NULL,
    original_name, original_sha256, media_type, importer, importer_version, report, at,
    annotator.name, NULL, document_ids, counts
  FROM import JOIN annotator ON annotator.rid = import.annotator_rid`

const selectOperations = `SELECT 'operation', operation.seq,
    CASE operation.code WHEN 'annotations.import' THEN 'annotations' ELSE 'bibliography' END,
    NULL, operation.label, NULL, NULL, NULL, NULL, NULL, NULL, operation.at,
    annotator.name, NULL,
    (SELECT json_group_array(document.id) FROM operation_document
       JOIN document ON document.rid = document_rid WHERE operation_seq = operation.seq),
    '{}'
  FROM operation LEFT JOIN annotator ON annotator.id = operation.annotator_id`

/** Imports that stand and have no record: an operation and the record it made are of one instant. */
const unrecorded = `operation.kind = 'do'
  AND operation.code IN ('annotations.import', 'bibliography.apply')
  AND NOT EXISTS (SELECT 1 FROM import WHERE import.at = operation.at)
  AND NOT EXISTS (
    SELECT 1 FROM operation AS undone WHERE undone.undoes = operation.seq
      AND NOT EXISTS (SELECT 1 FROM operation AS redone WHERE redone.undoes = undone.seq))`

/** Where each import is written down, by row ids, and when it came in. */
function keysOf(db: Reader, documentId: Id | null): { sql: string; params: (number | string)[] } {
  const revisions = "SELECT 'revision' AS source, rid, captured_at AS at FROM revision"
  const records = "SELECT 'import', rid, at FROM import"
  const operations = "SELECT 'operation', operation.seq, operation.at FROM operation"
  if (documentId === null) {
    const parts = [revisions, records, `${operations} WHERE ${unrecorded}`]
    return { sql: parts.join(' UNION ALL '), params: [] }
  }
  const rid = ridOf(db, 'document', documentId)
  const parts = [
    `${revisions} WHERE document_rid = ?`,
    `${records} WHERE ? IN (SELECT value FROM json_each(document_ids))`,
    `${operations} JOIN operation_document AS touched
       ON touched.operation_seq = operation.seq WHERE touched.document_rid = ? AND ${unrecorded}`,
  ]
  return { sql: parts.join(' UNION ALL '), params: [rid, documentId, rid] }
}
