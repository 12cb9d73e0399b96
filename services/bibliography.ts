import { takeOver } from '../core/bibliography/takeOver.ts'
import { AppError } from '../core/model/error.ts'
import { requiredDocument, updateDocument } from '../db/stores/documents.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import { readGranted } from './readGranted.ts'

/** Thousands of records take no second; what takes more is no bibliography. */
const READ_LIMITS = { timeoutMs: 30_000 }

export const bibliographyHandlers: HandlersOf<'bibliography'> = {
  'bibliography.read': ({ grant }, { signal }, session) => {
    const bytes = readGranted(session.grants.redeemToRead(grant))
    const input = { bytes, project: session.project().path }
    return session.ports.jobs.runJob('readBibliography', input, { ...READ_LIMITS, signal })
  },

  'bibliography.apply': ({ records }, _call, session) => {
    const { db } = session.project()
    const titles = records.map(({ documentId }) => requiredDocument(db, documentId).title)
    if (new Set(records.map(({ documentId }) => documentId)).size < records.length) {
      throw new AppError('invalid_input', 'a document takes over one record, not several')
    }
    const operation = { code: 'bibliography.apply', label: labels.applyBibliography(titles) }
    return session.write(operation, ({ tx, at }) => {
      for (const { documentId, item } of records) {
        const { title, language, metadata } = takeOver(requiredDocument(tx, documentId), item)
        updateDocument(tx, documentId, { title, language, metadata, modifiedAt: at })
      }
      return { documents: records.length }
    })
  },
}
