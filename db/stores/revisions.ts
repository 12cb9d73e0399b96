import { z } from 'zod'
import { Block } from '../../core/model/block.ts'
import { AppError } from '../../core/model/error.ts'
import type { Id } from '../../core/model/id.ts'
import { PageStart } from '../../core/model/page.ts'
import type { RevisionRecord } from '../../core/model/records.ts'
import type { RichText } from '../../core/model/richText.ts'
import {
  blobBytes,
  blobText,
  type EncodedBlob,
  encodeBlob,
  encodeText,
  putEncoded,
} from '../blobs.ts'
import type { Reader } from '../connection.ts'
import {
  insertRecord,
  recordById,
  recordsWhere,
  requiredRecord,
  type Transaction,
} from '../records.ts'
import { revisionTable } from '../tables.ts'

/** What a revision is made of; the record's hashes and length are taken from it. */
export interface RevisionParts {
  readonly original: Uint8Array
  readonly text: string
  readonly content: RichText
  readonly blocks: readonly Block[]
  readonly pages: readonly PageStart[]
}

/** The map of a text: an array of blocks, or an object where the source has pages as well. */
const TextMap = z.union([
  z.array(Block).transform((blocks) => ({ blocks, pages: [] as PageStart[] })),
  z.strictObject({ blocks: z.array(Block), pages: z.array(PageStart) }),
])

export type NewRevision = Omit<
  RevisionRecord,
  'originalSha256' | 'textSha256' | 'contentSha256' | 'blocksSha256' | 'characters'
>

/** The parts as they are stored; made apart from storing them, because compressing a book takes long. */
export interface EncodedRevision {
  readonly original: EncodedBlob
  readonly text: EncodedBlob
  readonly content: EncodedBlob
  /** The map of the text. */
  readonly blocks: EncodedBlob
  readonly characters: number
}

export function encodeRevision(parts: RevisionParts): EncodedRevision {
  return {
    original: encodeBlob(parts.original),
    text: encodeText(parts.text),
    content: encodeText(JSON.stringify(parts.content)),
    blocks: encodeText(JSON.stringify(mapOf(parts))),
    characters: parts.text.length,
  }
}

/** Keeps the parts as blobs and writes the record. @throws AppError conflict on a number twice */
export function insertRevision(
  tx: Transaction,
  revision: NewRevision,
  { original, text, content, blocks, characters }: EncodedRevision,
): RevisionRecord {
  const record: RevisionRecord = {
    ...revision,
    originalSha256: putEncoded(tx, original),
    textSha256: putEncoded(tx, text),
    contentSha256: putEncoded(tx, content),
    blocksSha256: putEncoded(tx, blocks),
    characters,
  }
  insertRecord(tx, revisionTable, record)
  return record
}

export function revisionById(db: Reader, id: Id): RevisionRecord | undefined {
  return recordById(db, revisionTable, id)
}

/** @throws AppError not_found */
export function requiredRevision(db: Reader, id: Id): RevisionRecord {
  return requiredRecord(db, revisionTable, id)
}

/** Oldest first. */
export function revisionsOfDocument(db: Reader, documentId: Id): RevisionRecord[] {
  return recordsWhere(db, revisionTable, `${ofDocument} ORDER BY number`, documentId)
}

/** Of every document, by document and number. */
export function listRevisions(db: Reader): RevisionRecord[] {
  return recordsWhere(db, revisionTable, 'ORDER BY document_rid, number')
}

/** The revision of this number; null = the latest. @throws AppError not_found */
export function revisionByNumber(
  db: Reader,
  documentId: Id,
  number: number | null,
): RevisionRecord {
  const found =
    number === null
      ? recordsWhere(db, revisionTable, `${ofDocument} ORDER BY number DESC LIMIT 1`, documentId)
      : recordsWhere(db, revisionTable, `${ofDocument} AND number = ?`, documentId, number)
  const revision = found[0]
  if (revision === undefined) {
    throw new AppError('not_found', `document ${documentId} has no revision ${number ?? 'at all'}`)
  }
  return revision
}

const ofDocument = 'WHERE document_rid = (SELECT rid FROM document WHERE id = ?)'

type Texts = Pick<
  RevisionRecord,
  'originalSha256' | 'textSha256' | 'contentSha256' | 'blocksSha256'
>

export function revisionText(db: Reader, revision: Pick<Texts, 'textSha256'>): string {
  return blobText(db, revision.textSha256)
}

export function revisionContent(db: Reader, revision: Pick<Texts, 'contentSha256'>): RichText {
  // Was a RichText when insertRevision wrote it, and its hash is checked by verify.
  return JSON.parse(blobText(db, revision.contentSha256)) as RichText
}

export function revisionBlocks(db: Reader, revision: Pick<Texts, 'blocksSha256'>): Block[] {
  return revisionMap(db, revision).blocks
}

/** Where the pages of the source begin; none where it has no pages. */
export function revisionPages(db: Reader, revision: Pick<Texts, 'blocksSha256'>): PageStart[] {
  return revisionMap(db, revision).pages
}

function revisionMap(db: Reader, { blocksSha256 }: Pick<Texts, 'blocksSha256'>) {
  return TextMap.parse(JSON.parse(blobText(db, blocksSha256)))
}

function mapOf({ blocks, pages }: RevisionParts): unknown {
  return pages.length === 0 ? blocks : { blocks, pages }
}

/** The bytes as they were imported. */
export function revisionOriginal(db: Reader, revision: Pick<Texts, 'originalSha256'>): Uint8Array {
  return blobBytes(db, revision.originalSha256)
}

/** The latest revision of a live document, as far as it takes to recognise a copy of it. */
export interface LatestRevision {
  readonly documentId: Id
  readonly title: string
  /** What the document's metadata says of its address; null where it says nothing. */
  readonly url: string | null
  readonly revision: number
  readonly originalSha256: string
  readonly textSha256: string
}

/** Of every live document, oldest document first. */
export function listLatestRevisions(db: Reader): LatestRevision[] {
  return db.all<LatestRevision>(
    `SELECT document.id AS documentId, title, json_extract(metadata, '$.URL') AS url,
       number AS revision, original_sha256 AS originalSha256, text_sha256 AS textSha256
     FROM document JOIN revision ON document_rid = document.rid
       AND number = (SELECT max(number) FROM revision WHERE document_rid = document.rid)
     WHERE deleted_at IS NULL ORDER BY document.rid`,
  )
}
