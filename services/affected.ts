import { type EvidenceContext, notesOn, type RestingNote } from '../core/compare/affected.ts'
import type { Id } from '../core/model/id.ts'
import type { NoteRecord } from '../core/model/records.ts'
import type { Reader } from '../db/connection.ts'
import { readState } from '../db/state/readState.ts'
import { annotatorById } from '../db/stores/annotators.ts'
import { requiredCode } from '../db/stores/codes.ts'
import { documentById } from '../db/stores/documents.ts'
import { entityById } from '../db/stores/entities.ts'
import { exportsOfDocument } from '../db/stores/exports.ts'
import { highlightById } from '../db/stores/highlights.ts'
import { placedMentions } from '../db/stores/mentions.ts'
import { notesNaming } from '../db/stores/notes.ts'
import { revisionById } from '../db/stores/revisions.ts'
import { relationViews } from './relationViews.ts'

/** Everything of the project that may rest on a document's highlights, as they were on an older revision. */
export function evidenceContext(db: Reader, documentId: Id, revision: number): EvidenceContext {
  const state = readState(db)
  return {
    notes: state.notes
      .filter(({ deletedAt }) => deletedAt === null)
      .map((note) => evidenceNote(db, note)),
    mentions: placedMentions(db).map(({ highlightId, entityId, label, type }) => ({
      highlightId,
      entity: { id: entityId, label, type },
    })),
    relations: relationViews(db, {}),
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

/** Notes on other things that show a highlight, oldest first. */
export function shownIn(db: Reader, highlightId: Id): readonly RestingNote[] {
  const notes = notesNaming(db, highlightId)
    .filter((note) => note.highlightId !== highlightId)
    .map((note) => evidenceNote(db, note))
  return notesOn(highlightId, '', notes)
}

/** A note with what it is about, in words and to go there. */
function evidenceNote(db: Reader, note: NoteRecord): EvidenceContext['notes'][number] {
  const { id, content, highlightId, entityId } = note
  const documentId = documentOf(db, note)
  return {
    id,
    content,
    kind: kindOf(note),
    about: nameOf(db, note, documentId),
    highlightId,
    documentId,
    entityId,
    annotator: annotatorById(db, note.annotatorId)?.name ?? '',
  }
}

function kindOf(note: NoteRecord): RestingNote['kind'] {
  if (note.highlightId !== null) return 'highlight'
  if (note.documentId !== null) return 'document'
  if (note.revisionId !== null) return 'revision'
  if (note.entityId !== null) return 'entity'
  return note.codeId === null ? 'project' : 'code'
}

function nameOf(db: Reader, { entityId, codeId }: NoteRecord, documentId: Id | null): string {
  if (entityId !== null) return entityById(db, entityId)?.label ?? ''
  if (codeId !== null) return pathOfCode(db, codeId)
  return documentId === null ? '' : (documentById(db, documentId)?.title ?? '')
}

function pathOfCode(db: Reader, codeId: Id): string {
  const { name, parentId } = requiredCode(db, codeId)
  return parentId === null ? name : `${pathOfCode(db, parentId)}/${name}`
}

/** The document that a note is about, or whose passage or revision it is about. */
function documentOf(db: Reader, { documentId, revisionId, highlightId }: NoteRecord): Id | null {
  const revision = revisionId === null ? undefined : revisionById(db, revisionId)
  const highlight = highlightId === null ? undefined : highlightById(db, highlightId)
  return documentId ?? revision?.documentId ?? highlight?.documentId ?? null
}
