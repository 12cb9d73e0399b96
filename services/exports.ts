import { requiredAnnotator } from '../db/stores/annotators.ts'
import { listDocuments, requiredDocument } from '../db/stores/documents.ts'
import { exportsOfDocument, insertExport } from '../db/stores/exports.ts'
import { revisionByNumber } from '../db/stores/revisions.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'

export const exportRecordHandlers: HandlersOf<'exports'> = {
  'exports.record': ({ format, name, documentId, annotatorId }, _call, session) => {
    const { db } = session.project()
    const documents =
      documentId === undefined ? listDocuments(db) : [requiredDocument(db, documentId)]
    const operation = { code: 'exports.record', label: labels.exported(name), annotatorId }
    return session.write({ ...operation, undoable: false }, (work) => {
      for (const { id } of documents) {
        const revision = revisionByNumber(work.tx, id, null).number
        const stamps = { annotatorId: work.annotatorId, at: work.at }
        insertExport(work.tx, {
          id: work.newId(),
          documentId: id,
          revision,
          format,
          name,
          ...stamps,
        })
      }
      return { recorded: documents.length }
    })
  },

  'exports.list': ({ documentId }, _call, session) => {
    const { db } = session.project()
    return exportsOfDocument(db, documentId).map(({ annotatorId, ...entry }) => ({
      ...entry,
      annotator: requiredAnnotator(db, annotatorId).name,
    }))
  },
}
