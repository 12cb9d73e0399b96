import { basename, extname } from 'node:path'
import type { ImportResult } from '../core/api/documentMethods.ts'
import type { Call } from '../core/api/serve.ts'
import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import type { Keeping } from '../core/model/keeping.ts'
import { insertDocument, requiredDocument } from '../db/stores/documents.ts'
import { addRevision } from './addRevision.ts'
import { labels } from './labels.ts'
import { type ReadSource, readSource } from './readSource.ts'
import { keepingOfNewer, type PreparedRevision, prepareRevision } from './reviseDocument.ts'
import type { Session } from './session.ts'
import type { Work } from './writing.ts'

export interface ImportRequest {
  /** Files that become documents. */
  readonly paths: readonly string[]
  readonly revisions: readonly { readonly documentId: Id; readonly path: string }[]
  readonly title?: string | undefined
  readonly copies: 'ask' | 'separate'
  /** Else the article of a new document, and of a newer copy as much as its document has. */
  readonly keeping?: Keeping | undefined
  readonly annotatorId?: Id | undefined
}

interface FileToRead {
  readonly path: string
  readonly keeping: Keeping
}

/** A file that could be read, and which of those asked for it was. */
type ReadAt = ReadSource & { readonly index: number }

/**
 * Reads the files one after another in jobs and writes those that could be read as one operation.
 * A file that cannot be read is an entry in `errors`; a cancelled import leaves nothing, and so does
 * one that has to ask first.
 */
export async function importDocuments(
  session: Session,
  call: Call,
  { paths, revisions, title, copies, keeping, annotatorId }: ImportRequest,
): Promise<ImportResult> {
  if (title !== undefined && paths.length > 1) {
    throw new AppError('invalid_input', 'a title goes with one file only')
  }
  if (paths.length + revisions.length === 0) {
    throw new AppError('invalid_input', 'no file was given')
  }
  const project = session.project()
  for (const { documentId } of revisions) requiredDocument(project.db, documentId)
  const every: FileToRead[] = [
    ...paths.map((path) => ({ path, keeping: keeping ?? 'article' })),
    ...revisions.map(({ path, documentId }) => ({
      path,
      keeping: keeping ?? keepingOfNewer(project.db, documentId),
    })),
  ]
  const { read, errors } = await readAll(session, call, every)
  session.requireOpen(project)
  const newcomers = read.filter(({ index }) => index < paths.length)
  if (copies === 'ask') {
    const asked = await copiesAmong(session, newcomers, call.signal)
    if (asked.length > 0) return { documents: [], revised: [], copies: asked, errors }
  }
  const copiesRead = read.filter(({ index }) => index >= paths.length)
  const prepared = await prepareAll(session, call, copiesRead, (file) => {
    return revisions[file.index - paths.length]?.documentId ?? ''
  })
  call.signal.throwIfAborted()
  session.requireOpen(project)
  if (read.length === 0) return { documents: [], revised: [], copies: [], errors }
  const titles = newcomers.map((file) => title ?? titleOf(file))
  const operation = { code: 'documents.import', label: labelOf(titles, prepared), annotatorId }
  const { result } = await session.writeInSteps(
    operation,
    function* (work) {
      const documents: ImportResult['documents'][number][] = []
      for (const [index, file] of newcomers.entries()) {
        documents.push(yield* addDocument(work, file, titles[index] ?? ''))
      }
      const revised: ImportResult['revised'][number][] = []
      for (const revision of prepared) revised.push(yield* revision.write(work))
      return { documents, revised, copies: [], errors }
    },
    call.signal,
  )
  return result
}

/** In order, because several copies of one document follow each other. */
async function prepareAll(
  session: Session,
  call: Call,
  files: readonly ReadAt[],
  documentOf: (file: ReadAt) => Id,
): Promise<PreparedRevision[]> {
  const prepared: PreparedRevision[] = []
  const last = new Map<Id, PreparedRevision>()
  for (const file of files) {
    const documentId = documentOf(file)
    const previous = last.get(documentId)
    const next = await prepareRevision(session, call, { documentId, file, previous })
    last.set(documentId, next)
    prepared.push(next)
  }
  return prepared
}

function labelOf(titles: readonly string[], revisions: readonly PreparedRevision[]): string {
  const made = revisions.flatMap(({ label }) => label ?? [])
  const [only, ...others] = made
  if (only === undefined) return labels.importDocuments(titles)
  if (titles.length === 0 && others.length === 0) return only
  return labels.importFiles(titles.length, made.length)
}

/** One after another; a file that cannot be read does not keep the others out. */
async function readAll(session: Session, call: Call, files: readonly FileToRead[]) {
  const read: ReadAt[] = []
  const errors: ImportResult['errors'][number][] = []
  for (const [index, { path, keeping }] of files.entries()) {
    call.progress({ done: index, total: files.length, label: basename(path) })
    try {
      read.push({ index, ...(await readSource(session, path, keeping, call.signal)) })
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'cancelled') throw error
      errors.push({ file: path, code: error.code, message: error.message })
    }
  }
  call.signal.throwIfAborted()
  return { read, errors }
}

/** Much more than it takes; the import does not depend on it. */
const LOOK_LIMITS = { timeoutMs: 60_000, memoryMb: 1024 }

/** The files that look like newer copies. A search that takes too long finds none: all become documents. */
async function copiesAmong(
  session: Session,
  files: readonly ReadAt[],
  signal: AbortSignal,
): Promise<ImportResult['copies']> {
  const newcomers = files.map(({ source: { encoded, text, blocks, metadata } }) => ({
    sha256: encoded.original.sha256,
    text,
    blocks,
    url: metadata['URL'],
  }))
  const input = { project: session.project().path, newcomers }
  try {
    const found = await session.ports.jobs.runJob('findCopies', input, { ...LOOK_LIMITS, signal })
    return files.flatMap(({ index, name: file }, at) => {
      const of = found[at] ?? []
      return of.length === 0 ? [] : [{ index, file, of }]
    })
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'timeout')) throw error
    session.ports.log.write('warn', 'copies.timeout', { files: files.length })
    return []
  }
}

function titleOf({ name, source }: ReadSource): string {
  return source.title?.trim() || basename(name, extname(name))
}

function* addDocument(work: Work, file: ReadSource, title: string) {
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
  const revision = yield* addRevision(
    work,
    { documentId: id, number: 1, capturedAt: work.at },
    file,
  )
  const { characters, originalSha256: sha256 } = revision
  return { id, title, revision: 1, characters, sha256, report }
}
