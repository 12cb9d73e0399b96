import type { Call } from '../core/api/serve.ts'
import { runExport } from '../core/export/exportFormats.ts'
import type { ExportDocument, ExportInput } from '../core/export/exportModel.ts'
import type { Id } from '../core/model/id.ts'
import type { NoteRecord } from '../core/model/records.ts'
import { annotationsOfState, noteViewOf } from '../core/state/annotationsOfState.ts'
import { byId, groupBy, required } from '../core/state/lookup.ts'
import { readDocumentState, readSharedState } from '../db/state/readState.ts'
import { listDocuments, requiredDocument } from '../db/stores/documents.ts'
import { projectRow } from '../db/stores/project.ts'
import { revisionBlocks, revisionByNumber } from '../db/stores/revisions.ts'
import type { HandlersOf } from './handlersOf.ts'
import { textsOf } from './revisionTexts.ts'
import type { Session } from './session.ts'

export const exportHandlers: HandlersOf<'export'> = {
  'export.run': ({ format, documentId }, call, session) => {
    const output = runExport(format, readExport(session, call, documentId))
    call.signal.throwIfAborted()
    return output
  },
}

/** Everything an export is made of, at the latest revision of each document. */
function readExport(session: Session, call: Call, documentId: Id | undefined): ExportInput {
  const { db } = session.project()
  const { id, name } = projectRow(db)
  const shared = readSharedState(db)
  const aliases = groupBy(shared.aliases, (alias) => alias.entityId)
  const chosen = documentId === undefined ? listDocuments(db) : [requiredDocument(db, documentId)]
  const documents = chosen.map((document, index) => {
    call.signal.throwIfAborted()
    call.progress({ done: index, total: chosen.length, label: document.title })
    return readDocument(session, document.id)
  })
  const annotators = byId(shared.annotators)
  return {
    project: { id, name },
    exportedAt: session.now(),
    documents,
    codes: shared.codes.filter(isLive),
    entities: shared.entities.filter(isLive).map((entity) => ({
      ...entity,
      aliases: (aliases.get(entity.id) ?? []).map((alias) => alias.label),
    })),
    notes: shared.notes.filter(isLive).map((note) => ({
      ...noteViewOf(note, required(annotators, note.annotatorId).name),
      target: subjectOf(note),
    })),
  }
}

function readDocument(session: Session, documentId: Id): ExportDocument {
  const { db } = session.project()
  const { title, language, metadata } = requiredDocument(db, documentId)
  const revision = revisionByNumber(db, documentId, null)
  const state = readDocumentState(db, documentId)
  const textOf = textsOf(db, state.revisions)
  const annotators = byId(state.annotators)
  const scope = { documentId, revision: revision.number, annotatorIds: null }
  return {
    id: documentId,
    title,
    language,
    metadata,
    revision: revision.number,
    capturedAt: revision.capturedAt,
    textSha256: revision.textSha256,
    text: textOf(revision.id),
    blocks: revisionBlocks(db, revision),
    annotations: annotationsOfState(state, scope, textOf),
    notes: state.notes
      .filter((note) => isLive(note) && note.highlightId === null)
      .map((note) => noteViewOf(note, required(annotators, note.annotatorId).name)),
  }
}

function subjectOf({ entityId, codeId }: NoteRecord): ExportInput['notes'][number]['target'] {
  if (entityId !== null) return { kind: 'entity', id: entityId }
  if (codeId !== null) return { kind: 'code', id: codeId }
  return { kind: 'project' }
}

function isLive({ deletedAt }: { readonly deletedAt: string | null }): boolean {
  return deletedAt === null
}
