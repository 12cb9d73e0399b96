import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { bibliographyReport } from '../core/bibliography/bibliographyReport.ts'
import { takeOver } from '../core/bibliography/takeOver.ts'
import { AppError } from '../core/model/error.ts'
import { requiredDocument, updateDocument } from '../db/stores/documents.ts'
import type { HandlersOf } from './handlersOf.ts'
import { type ImportOutcome, keepImport } from './keepImport.ts'
import { labels } from './labels.ts'
import type { ReadFile } from './matchBibliography.ts'
import { readGranted } from './readGranted.ts'
import type { Session } from './session.ts'

/** Thousands of records take no second; what takes more is no bibliography. */
const READ_LIMITS = { timeoutMs: 30_000 }

export const bibliographyHandlers: HandlersOf<'bibliography'> = {
  'bibliography.read': async ({ grant }, { signal }, session) => {
    const path = session.grants.redeemToRead(grant)
    const project = session.project().path
    const input = { name: basename(path), bytes: readGranted(path), project }
    const limits = { ...READ_LIMITS, signal }
    const { matched, ...read } = await session.ports.jobs.runJob('readBibliography', input, limits)
    session.bibliographies.clear()
    session.bibliographies.set(matched.sha256, read)
    return matched
  },

  'bibliography.apply': ({ records, sha256 }, _call, session) => {
    const { db } = session.project()
    const titles = records.map(({ documentId }) => requiredDocument(db, documentId).title)
    const documentIds = records.map(({ documentId }) => documentId)
    if (new Set(documentIds).size < records.length) {
      throw new AppError('invalid_input', 'a document takes over one record, not several')
    }
    const read = sha256 === undefined ? null : lastRead(session, sha256)
    const operation = { code: 'bibliography.apply', label: labels.applyBibliography(titles) }
    return session.write(operation, (work) => {
      const { tx, at } = work
      for (const { documentId, item } of records) {
        const { title, language, metadata } = requiredDocument(tx, documentId)
        const after = takeOver({ title, language, metadata }, item)
        // What is known already changes nothing, and leaves no record.
        if (isDeepStrictEqual(after, { title, language, metadata })) continue
        updateDocument(tx, documentId, { ...after, modifiedAt: at })
      }
      const items = records.map(({ item }) => item)
      if (read !== null) keepImport(work, read.file, outcomeOf(read, documentIds, items))
      return { documents: records.length }
    })
  },
}

function lastRead({ bibliographies }: Session, sha256: string): ReadFile {
  const read = bibliographies.get(sha256)
  if (read === undefined) {
    throw new AppError('stale', 'another bibliography was read meanwhile; read this one again')
  }
  return read
}

function outcomeOf(
  { records, report }: ReadFile,
  documentIds: ImportOutcome['documentIds'],
  items: Parameters<typeof bibliographyReport>[1],
): ImportOutcome {
  return {
    kind: 'bibliography',
    documentIds,
    counts: { records, applied: items.length },
    report: [...report, ...bibliographyReport(records, items)],
  }
}
