import type { Id, Instant } from '../core/model/id.ts'
import type {
  AliasRecord,
  AnchorRecord,
  AnnotatorRecord,
  CodeRecord,
  CodingRecord,
  DocumentRecord,
  EntityRecord,
  HighlightRecord,
  MentionRecord,
  NoteRecord,
  RelationEvidenceRecord,
  RelationRecord,
  RevisionRecord,
} from '../core/model/records.ts'
import type { ReportLine } from '../core/model/source.ts'
import type { Template } from '../core/model/template.ts'

/** A named state of the whole project's annotations; the state itself is in blobs. */
export interface SnapshotRecord {
  readonly id: Id
  readonly name: string
  /**
   * The document whose revising took it, which has the name for itself; null = the project's. The state
   * is the whole project's either way, and outlives the document.
   */
  readonly documentId: Id | null
  readonly why: string
  readonly at: Instant
  readonly annotatorId: Id | null
  /** The state's hash, and the blob of the snapshot's manifest. */
  readonly stateSha256: string
  /** The log's last operation when it was taken: tells which documents changed since. */
  readonly operationSeq: number
}

/** A highlight that a person left to be checked on a revision. A list of things to do, not annotation. */
export interface FlagRecord {
  readonly id: Id
  readonly highlightId: Id
  readonly revisionId: Id
  readonly annotatorId: Id
  readonly createdAt: Instant
}

/** One document's part in an export: what was on its latest revision then went out. */
export interface ExportRecord {
  readonly id: Id
  readonly documentId: Id
  /** Number of the revision. */
  readonly revision: number
  readonly format: string
  /** Of the file that was written. */
  readonly name: string
  /** Null = every live highlight of the document then. */
  readonly highlightIds: readonly Id[] | null
  readonly annotatorId: Id
  readonly at: Instant
}

/** A file whose annotations or bibliographic records were taken over. */
export interface ImportRecord {
  readonly id: Id
  readonly kind: 'annotations' | 'bibliography'
  /** Of the bytes, which are kept. */
  readonly originalSha256: string
  readonly originalName: string
  readonly mediaType: string
  readonly importer: string
  readonly importerVersion: string
  /** The documents that took something over. */
  readonly documentIds: readonly Id[]
  /** What came in and what did not, by the names of the API. */
  readonly counts: Readonly<Record<string, number>>
  readonly report: readonly ReportLine[]
  readonly annotatorId: Id
  readonly at: Instant
}

/**
 * How the records of core/model map to tables. One description drives inserting, updating, reading,
 * the canonical state and its restoration. Row ids stay in here: a reference is an id outside and a
 * rid inside.
 */
export type ColumnKind =
  /** Stored as it is: text, number or null. */
  | { readonly kind: 'plain' }
  /** Stored as JSON text. */
  | { readonly kind: 'json' }
  /** An id outside, the rid of a row of `table` inside. */
  | { readonly kind: 'reference'; readonly table: TableName }
  /** Ranges as "start", "end" (first start, last end) and JSON `parts` where there are several. */
  | { readonly kind: 'ranges' }

export interface Column {
  readonly property: string
  /** SQL name; a ranges column stands for "start", "end" and parts. */
  readonly name: string
  readonly type: ColumnKind
}

export interface Table<Stored> {
  readonly name: TableName
  readonly columns: readonly Column[]
  /** Never set: carries the record's type. */
  readonly record?: Stored
}

export type TableName =
  | 'annotator'
  | 'document'
  | 'revision'
  | 'code'
  | 'entity'
  | 'alias'
  | 'relation'
  | 'highlight'
  | 'anchor'
  | 'coding'
  | 'mention'
  | 'relation_evidence'
  | 'note'
  | 'snapshot'
  | 'flag'
  | 'export'
  | 'template'
  | 'import'

type ColumnSpec = ColumnKind & { readonly name?: string }

const plain: ColumnSpec = { kind: 'plain' }
const json: ColumnSpec = { kind: 'json' }
const to = (table: TableName, name = `${table}_rid`): ColumnSpec => ({
  kind: 'reference',
  table,
  name,
})

function snakeCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function define<Stored>(
  name: TableName,
  specs: Readonly<Record<keyof Stored & string, ColumnSpec>>,
): Table<Stored> {
  const columns = Object.entries<ColumnSpec>(specs).map(([property, spec]) => ({
    property,
    name: spec.name ?? snakeCase(property),
    type: spec,
  }))
  return { name, columns }
}

export const annotatorTable = define<AnnotatorRecord>('annotator', {
  id: plain,
  name: plain,
  colour: plain,
  kind: plain,
  createdAt: plain,
})

export const documentTable = define<DocumentRecord>('document', {
  id: plain,
  title: plain,
  language: plain,
  metadata: json,
  createdAt: plain,
  modifiedAt: plain,
  deletedAt: plain,
})

export const revisionTable = define<RevisionRecord>('revision', {
  id: plain,
  documentId: to('document'),
  number: plain,
  originalSha256: plain,
  originalName: plain,
  mediaType: plain,
  encoding: plain,
  extractor: plain,
  extractorVersion: plain,
  textSha256: plain,
  contentSha256: plain,
  blocksSha256: plain,
  characters: plain,
  capturedAt: plain,
  annotatorId: to('annotator'),
  report: json,
})

export const codeTable = define<CodeRecord>('code', {
  id: plain,
  parentId: to('code', 'parent_rid'),
  name: plain,
  colour: plain,
  description: plain,
  shortcut: plain,
  position: plain,
  createdAt: plain,
  modifiedAt: plain,
  deletedAt: plain,
})

export const entityTable = define<EntityRecord>('entity', {
  id: plain,
  type: plain,
  label: plain,
  description: plain,
  authorities: json,
  createdAt: plain,
  modifiedAt: plain,
  deletedAt: plain,
})

export const aliasTable = define<AliasRecord>('alias', {
  id: plain,
  entityId: to('entity'),
  label: plain,
})

export const relationTable = define<RelationRecord>('relation', {
  id: plain,
  type: plain,
  fromId: to('entity', 'from_rid'),
  toId: to('entity', 'to_rid'),
  directed: json,
  annotatorId: to('annotator'),
  createdAt: plain,
  modifiedAt: plain,
  deletedAt: plain,
})

export const highlightTable = define<HighlightRecord>('highlight', {
  id: plain,
  documentId: to('document'),
  homeRevisionId: to('revision', 'home_revision_rid'),
  annotatorId: to('annotator'),
  createdAt: plain,
  modifiedAt: plain,
  deletedAt: plain,
})

export const anchorTable = define<AnchorRecord>('anchor', {
  id: plain,
  highlightId: to('highlight'),
  revisionId: to('revision'),
  by: { kind: 'plain', name: 'anchored_by' },
  state: plain,
  score: plain,
  ranges: { kind: 'ranges' },
  quote: plain,
  sourceId: to('anchor', 'source_rid'),
  candidates: json,
  annotatorId: to('annotator'),
  createdAt: plain,
})

export const codingTable = define<CodingRecord>('coding', {
  id: plain,
  highlightId: to('highlight'),
  codeId: to('code'),
  annotatorId: to('annotator'),
  createdAt: plain,
})

export const mentionTable = define<MentionRecord>('mention', {
  id: plain,
  highlightId: to('highlight'),
  entityId: to('entity'),
  role: plain,
  state: plain,
  annotatorId: to('annotator'),
  createdAt: plain,
})

export const relationEvidenceTable = define<RelationEvidenceRecord>('relation_evidence', {
  id: plain,
  relationId: to('relation'),
  highlightId: to('highlight'),
  annotatorId: to('annotator'),
  createdAt: plain,
})

export const noteTable = define<NoteRecord>('note', {
  id: plain,
  highlightId: to('highlight'),
  documentId: to('document'),
  revisionId: to('revision'),
  entityId: to('entity'),
  codeId: to('code'),
  parentId: to('note', 'parent_rid'),
  content: json,
  annotatorId: to('annotator'),
  createdAt: plain,
  modifiedAt: plain,
  deletedAt: plain,
})

export const snapshotTable = define<SnapshotRecord>('snapshot', {
  id: plain,
  name: plain,
  documentId: plain,
  why: plain,
  at: plain,
  annotatorId: to('annotator'),
  stateSha256: plain,
  operationSeq: plain,
})

export const flagTable = define<FlagRecord>('flag', {
  id: plain,
  highlightId: to('highlight'),
  revisionId: to('revision'),
  annotatorId: to('annotator'),
  createdAt: plain,
})

export const exportTable = define<ExportRecord>('export', {
  id: plain,
  documentId: plain,
  revision: plain,
  format: plain,
  name: plain,
  highlightIds: { ...json, name: 'highlights' },
  annotatorId: to('annotator'),
  at: plain,
})

export const templateTable = define<Template>('template', {
  id: plain,
  name: plain,
  kind: plain,
  text: plain,
})

export const importTable = define<ImportRecord>('import', {
  id: plain,
  kind: plain,
  originalSha256: plain,
  originalName: plain,
  mediaType: plain,
  importer: plain,
  importerVersion: plain,
  documentIds: json,
  counts: json,
  report: json,
  annotatorId: to('annotator'),
  at: plain,
})

/**
 * Tables whose every change the operation log records. Parents before children, so that inserting in
 * this order and deleting in the opposite one meets every reference.
 */
export const trackedTables = [
  'project',
  'annotator',
  'document',
  'revision',
  'code',
  'entity',
  'alias',
  'relation',
  'highlight',
  'anchor',
  'coding',
  'mention',
  'relation_evidence',
  'note',
  'snapshot',
  'setting',
  'flag',
  'export',
  'template',
  'import',
] as const

export type TrackedTable = (typeof trackedTables)[number]
