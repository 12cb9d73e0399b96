import type { DocumentSummary, RevisionSummary } from '../core/api/shapes.ts'
import type { Id } from '../core/model/id.ts'
import { keptReport } from '../core/model/keptReport.ts'
import type { DocumentRecord, RevisionRecord } from '../core/model/records.ts'
import { groupBy } from '../core/state/lookup.ts'
import type { Reader } from '../db/connection.ts'
import {
  countsOfDocument,
  type DocumentCounts,
  documentCounts,
  listDocuments,
  listTrashedDocuments,
  requiredDocument,
  setDocumentDeleted,
  updateDocument,
} from '../db/stores/documents.ts'
import {
  listRevisions,
  revisionBlocks,
  revisionByNumber,
  revisionContent,
  revisionPages,
  revisionsOfDocument,
} from '../db/stores/revisions.ts'
import { defined } from './defined.ts'
import { documentsNamed, findDocuments } from './findDocuments.ts'
import type { HandlersOf } from './handlersOf.ts'
import { importDocuments } from './importDocuments.ts'
import { labels } from './labels.ts'
import { requireLiveDocument } from './requireLiveDocument.ts'
import { rereadDocument, reviseDocument } from './reviseDocument.ts'
import { textOfRevision } from './revisionTexts.ts'

export const documentHandlers: HandlersOf<'documents'> = {
  'documents.list': ({ trashed }, _call, session) => listSummaries(session.project().db, trashed),

  'documents.find': (input, _call, session) => findDocuments(session.project().db, input),

  'documents.named': (input, _call, session) => documentsNamed(session.project().db, input),

  'documents.get': ({ documentId }, _call, session) => summaryOf(session.project().db, documentId),

  'documents.text': ({ documentId, revision: number }, _call, session) => {
    const { db } = session.project()
    const revision = revisionByNumber(db, documentId, number ?? null)
    return {
      document: documentId,
      revision: revision.number,
      text: textOfRevision(db, revision),
      blocks: revisionBlocks(db, revision),
    }
  },

  'documents.content': ({ documentId, revision: number }, _call, session) => {
    const { db } = session.project()
    const revision = revisionByNumber(db, documentId, number ?? null)
    return {
      document: documentId,
      revision: revision.number,
      text: textOfRevision(db, revision),
      content: revisionContent(db, revision),
      blocks: revisionBlocks(db, revision),
      pages: revisionPages(db, revision),
    }
  },

  'documents.import': ({ grants, revisions, ...options }, call, session) =>
    importDocuments(session, call, {
      paths: grants.map(session.grants.redeemToRead),
      revisions: revisions.map(({ documentId, grant }) => ({
        documentId,
        path: session.grants.redeemToRead(grant),
      })),
      ...options,
    }),

  'documents.revise': ({ grant, ...request }, call, session) => {
    const path = session.grants.redeemToRead(grant)
    return reviseDocument(session, call, { path, ...request })
  },

  'documents.reread': (request, call, session) => rereadDocument(session, call, request),

  'documents.update': ({ documentId, ...fields }, _call, session) => {
    const { title } = requiredDocument(session.project().db, documentId)
    const label = labels.updateDocument(fields.title ?? title)
    return session.write({ code: 'documents.update', label }, ({ tx, at }) => {
      updateDocument(tx, documentId, { ...defined(fields), modifiedAt: at })
      return summaryOf(tx, documentId)
    })
  },

  'documents.trash': ({ documentId }, _call, session) => {
    requireLiveDocument(session.project().db, documentId)
    const { title } = requiredDocument(session.project().db, documentId)
    const operation = { code: 'documents.trash', label: labels.trashDocument(title) }
    session.write(operation, ({ tx, at }) => setDocumentDeleted(tx, documentId, at))
    return { seq: session.project().log.lastSeq() }
  },

  'documents.restore': ({ documentId }, _call, session) => {
    const { title } = requiredDocument(session.project().db, documentId)
    const operation = { code: 'documents.restore', label: labels.restoreDocument(title) }
    return session.write(operation, ({ tx }) => {
      setDocumentDeleted(tx, documentId, null)
      return {}
    })
  },
}

function listSummaries(db: Reader, trashed: boolean): DocumentSummary[] {
  const revisions = groupBy(listRevisions(db), (revision) => revision.documentId)
  const counts = new Map(documentCounts(db).map((entry) => [entry.documentId, entry]))
  const documents = trashed ? listTrashedDocuments(db) : listDocuments(db)
  return documents.map((document) => {
    const { id } = document
    return summary(document, revisions.get(id) ?? [], counts.get(id) ?? countsOfDocument(db, id))
  })
}

function summaryOf(db: Reader, documentId: Id): DocumentSummary {
  return summary(
    requiredDocument(db, documentId),
    revisionsOfDocument(db, documentId),
    countsOfDocument(db, documentId),
  )
}

function summary(
  document: DocumentRecord,
  revisions: readonly RevisionRecord[],
  { highlights, notes }: DocumentCounts,
): DocumentSummary {
  const { id, title, language, metadata, createdAt, deletedAt } = document
  return {
    id,
    title,
    language,
    metadata: { ...metadata },
    revisions: revisions.map(revisionSummary),
    highlights,
    notes,
    createdAt,
    deletedAt,
  }
}

function revisionSummary(revision: RevisionRecord): RevisionSummary {
  const { id, number, characters, originalSha256, textSha256, capturedAt, originalName } = revision
  const { mediaType, encoding, extractor, extractorVersion, report } = revision
  return {
    id,
    revision: number,
    characters,
    sha256: originalSha256,
    textSha256,
    capturedAt,
    originalName,
    mediaType,
    encoding,
    extractor,
    extractorVersion,
    // Older versions kept as many lines as there were.
    report: keptReport(report),
  }
}
