import type { EvidenceContext, RestingNote } from '../core/compare/affected.ts'
import type { Id } from '../core/model/id.ts'
import type { NoteRecord, ProjectState } from '../core/model/records.ts'
import { codePaths } from '../core/state/annotationsOfState.ts'
import { byId } from '../core/state/lookup.ts'
import type { Reader } from '../db/connection.ts'
import { readState } from '../db/state/readState.ts'
import { exportsOfDocument } from '../db/stores/exports.ts'
import { placedMentions } from '../db/stores/mentions.ts'

/** Everything of the project that may rest on a document's highlights, as they were on an older revision. */
export function evidenceContext(db: Reader, documentId: Id, revision: number): EvidenceContext {
  const state = readState(db)
  const annotators = byId(state.annotators)
  return {
    notes: state.notes
      .filter(({ deletedAt }) => deletedAt === null)
      .map((note) => ({
        id: note.id,
        content: note.content,
        ...subjectOf(note, state),
        annotator: annotators.get(note.annotatorId)?.name ?? '',
      })),
    mentions: placedMentions(db).map(({ highlightId, entityId, label, type }) => ({
      highlightId,
      entity: { id: entityId, label, type },
    })),
    exports: exportsOfDocument(db, documentId)
      .filter((one) => one.revision <= revision)
      .map(({ documentId: _, annotatorId: __, ...file }) => file),
    madeAt: new Map(
      state.highlights
        .filter((highlight) => highlight.documentId === documentId)
        .map(({ id, createdAt }) => [id, createdAt]),
    ),
  }
}

type Subject = Pick<RestingNote, 'kind' | 'about' | 'highlightId' | 'documentId' | 'entityId'>

/** What a note is about, in words and to go there. */
function subjectOf(note: NoteRecord, state: ProjectState): Subject {
  const { highlightId, entityId, codeId } = note
  const documentId = documentOf(note, state)
  return {
    kind: kindOf(note),
    about: nameOf({ documentId, entityId, codeId }, state),
    highlightId,
    documentId,
    entityId,
  }
}

function kindOf(note: NoteRecord): RestingNote['kind'] {
  if (note.highlightId !== null) return 'highlight'
  if (note.documentId !== null) return 'document'
  if (note.revisionId !== null) return 'revision'
  if (note.entityId !== null) return 'entity'
  return note.codeId === null ? 'project' : 'code'
}

function nameOf(
  { documentId, entityId, codeId }: Pick<NoteRecord, 'documentId' | 'entityId' | 'codeId'>,
  state: ProjectState,
): string {
  if (entityId !== null) return byId(state.entities).get(entityId)?.label ?? ''
  if (codeId !== null) return codePaths(state.codes)(codeId).join('/')
  return documentId === null ? '' : (byId(state.documents).get(documentId)?.title ?? '')
}

/** The document that a note is about, or whose passage or revision it is about. */
function documentOf(note: NoteRecord, state: ProjectState): Id | null {
  const revision = note.revisionId === null ? undefined : byId(state.revisions).get(note.revisionId)
  const highlight =
    note.highlightId === null ? undefined : byId(state.highlights).get(note.highlightId)
  return note.documentId ?? revision?.documentId ?? highlight?.documentId ?? null
}
