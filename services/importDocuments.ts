import { basename, extname } from 'node:path'
import type { ImportResult } from '../core/api/documentMethods.ts'
import type { Call } from '../core/api/serve.ts'
import { AppError } from '../core/model/error.ts'
import type { Id, Instant } from '../core/model/id.ts'
import type { RevisionRecord } from '../core/model/records.ts'
import type { ExtractedSource } from '../core/model/source.ts'
import { insertDocument } from '../db/stores/documents.ts'
import { insertRevision } from '../db/stores/revisions.ts'
import { labels } from './labels.ts'
import { readGranted } from './readGranted.ts'
import type { Session, Work } from './session.ts'

export interface ImportRequest {
  readonly paths: readonly string[]
  readonly title?: string | undefined
  readonly annotatorId?: Id | undefined
}

/** A file as it was read, and what an importer made of it. */
export interface ReadSource {
  readonly name: string
  readonly bytes: Uint8Array
  readonly source: ExtractedSource
}

/**
 * Reads the files one after another in jobs and writes those that could be read as one operation.
 * A file that cannot be read is an entry in `errors`; a cancelled import leaves nothing.
 */
export async function importDocuments(
  session: Session,
  call: Call,
  { paths, title, annotatorId }: ImportRequest,
): Promise<ImportResult> {
  if (title !== undefined && paths.length > 1) {
    throw new AppError('invalid_input', 'a title goes with one file only')
  }
  const project = session.project()
  const read: ReadSource[] = []
  const errors: ImportResult['errors'][number][] = []
  for (const [index, path] of paths.entries()) {
    call.progress({ done: index, total: paths.length, label: basename(path) })
    try {
      read.push(await readSource(session, path, call.signal))
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'cancelled') throw error
      errors.push({ file: path, code: error.code, message: error.message })
    }
  }
  call.signal.throwIfAborted()
  session.requireOpen(project)
  if (read.length === 0) return { documents: [], errors }
  const titles = read.map((file) => title ?? titleOf(file))
  const operation = { code: 'documents.import', label: labels.importDocuments(titles), annotatorId }
  const documents = session.write(operation, (work) =>
    read.map((file, index) => addDocument(work, file, titles[index] ?? titleOf(file))),
  )
  return { documents, errors }
}

/** Reads one file and has it understood in a job. Throws an AppError that says what is wrong. */
export async function readSource(
  session: Session,
  path: string,
  signal: AbortSignal,
): Promise<ReadSource> {
  const name = basename(path)
  const bytes = readGranted(path)
  const source = await session.ports.jobs.runJob('importSource', { name, bytes }, { signal })
  return { name, bytes, source }
}

function titleOf({ name, source }: ReadSource): string {
  return source.title?.trim() || basename(name, extname(name))
}

function addDocument(work: Work, file: ReadSource, title: string) {
  const { language, metadata, report } = file.source
  const id = work.newId()
  insertDocument(work.tx, {
    id,
    title,
    language,
    metadata,
    createdAt: work.at,
    modifiedAt: work.at,
    deletedAt: null,
  })
  const revision = addRevision(work, { documentId: id, number: 1, capturedAt: work.at }, file)
  const { characters, originalSha256: sha256 } = revision
  return { id, title, revision: 1, characters, sha256, report }
}

/** Writes a revision with its bytes, text and content within a running operation. */
export function addRevision(
  { tx, annotatorId, newId }: Work,
  place: { documentId: Id; number: number; capturedAt: Instant },
  { name, bytes, source }: ReadSource,
): RevisionRecord {
  const { mediaType, encoding, extractor, extractorVersion, report, text, content, blocks } = source
  return insertRevision(
    tx,
    {
      id: newId(),
      ...place,
      originalName: name,
      mediaType,
      encoding,
      extractor,
      extractorVersion,
      annotatorId,
      report,
    },
    { original: bytes, text, content, blocks },
  )
}
