import type { NoteBody, NoteTarget } from '../core/api/annotationMethods.ts'
import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import type { NoteRecord } from '../core/model/records.ts'
import type { RichText } from '../core/model/richText.ts'
import { noteViewOf } from '../core/state/annotationsOfState.ts'
import { richTextOfMarkdown } from '../core/text/markdown.ts'
import { plainTextOfRichText } from '../core/text/plainTextOfRichText.ts'
import { checkRichText } from '../core/text/richTextSchema.ts'
import type { Reader } from '../db/connection.ts'
import { requiredAnnotator } from '../db/stores/annotators.ts'
import { requiredCode } from '../db/stores/codes.ts'
import { requiredDocument } from '../db/stores/documents.ts'
import { requiredEntity } from '../db/stores/entities.ts'
import { requiredHighlight } from '../db/stores/highlights.ts'
import {
  insertNote,
  notesOfTarget,
  recentNotes,
  requiredNote,
  setNoteDeleted,
  updateNote,
} from '../db/stores/notes.ts'
import { requiredRevision } from '../db/stores/revisions.ts'
import { findNotes, notedHighlights } from './findNotes.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import type { Work } from './writing.ts'

export const noteHandlers: HandlersOf<'notes'> = {
  'notes.list': ({ target }, _call, session) => {
    const { db } = session.project()
    return notesOfTarget(db, target).map((note) => viewOf(db, note))
  },

  'notes.recent': ({ limit }, _call, session) => {
    const { db } = session.project()
    return recentNotes(db, limit).map((note) => viewOf(db, note))
  },

  'notes.find': (input, _call, session) => findNotes(session.project().db, input),
  'notes.highlights': (filter, _call, session) => notedHighlights(session.project().db, filter),

  'notes.create': ({ target, body, parentId, annotatorId }, _call, session) => {
    const content = contentOf(body)
    const label = labels.writeNote(plainTextOfRichText(content))
    return session.write({ code: 'notes.create', label, annotatorId }, (work) => {
      requireTarget(work.tx, target)
      if (parentId !== undefined) requireSameTarget(work.tx, parentId, target)
      return viewOf(work.tx, addNote(work, target, content, parentId ?? null))
    })
  },

  'notes.update': ({ noteId, body }, _call, session) => {
    const content = contentOf(body)
    const label = labels.editNote(plainTextOfRichText(content))
    const operation = { code: 'notes.update', label, merge: autosave(noteId) }
    session.write(operation, ({ tx, at }) => updateNote(tx, noteId, { content, modifiedAt: at }))
    // Folding puts back a note that is again what it was, so that only now it is told as it is.
    const { db } = session.project()
    return viewOf(db, requiredNote(db, noteId))
  },

  'notes.trash': ({ noteId }, _call, session) =>
    session.write({ code: 'notes.trash', label: labels.trashNote }, ({ tx, at }) => {
      setNoteDeleted(tx, noteId, at)
      return {}
    }),

  'notes.restore': ({ noteId }, _call, session) =>
    session.write({ code: 'notes.restore', label: labels.restoreNote }, ({ tx }) => {
      setNoteDeleted(tx, noteId, null)
      return {}
    }),
}

/** Typing is saved every second or so; what belongs together is one operation to undo. */
function autosave(noteId: Id) {
  return { key: noteId, withinMs: 10 * 60_000 }
}

/** A body as rich text of our schema. Throws `invalid_input` for what does not fit it. */
export function contentOf(body: NoteBody): RichText {
  return 'markdown' in body ? richTextOfMarkdown(body.markdown) : checkRichText(body.content)
}

/** Writes a note within a running operation. */
export function addNote(
  { tx, annotatorId, at, newId }: Work,
  target: NoteTarget,
  content: RichText,
  parentId: Id | null,
): NoteRecord {
  const note: NoteRecord = {
    id: newId(),
    ...noteColumns(target),
    parentId,
    content,
    annotatorId,
    createdAt: at,
    modifiedAt: at,
    deletedAt: null,
  }
  insertNote(tx, note)
  return note
}

/** The columns that say what a note is about. */
export type NoteColumns = Pick<
  NoteRecord,
  'highlightId' | 'documentId' | 'revisionId' | 'entityId' | 'codeId'
>

/** Which column a target fills; the others stay empty. */
export function noteColumns(target: NoteTarget): NoteColumns {
  const columns = {
    highlightId: null,
    documentId: null,
    revisionId: null,
    entityId: null,
    codeId: null,
  }
  return target.kind === 'project' ? columns : { ...columns, [`${target.kind}Id`]: target.id }
}

const require = {
  highlight: requiredHighlight,
  document: requiredDocument,
  revision: requiredRevision,
  entity: requiredEntity,
  code: requiredCode,
} as const

function requireTarget(db: Reader, target: NoteTarget): void {
  if (target.kind !== 'project') require[target.kind](db, target.id)
}

function requireSameTarget(db: Reader, parentId: Id, target: NoteTarget): void {
  const parent = requiredNote(db, parentId)
  const wanted = Object.entries(noteColumns(target))
  const present = new Map<string, unknown>(Object.entries(parent))
  if (wanted.some(([column, id]) => present.get(column) !== id)) {
    throw new AppError('invalid_input', 'a reply has the target of the note it replies to')
  }
}

function viewOf(db: Reader, note: NoteRecord) {
  return noteViewOf(note, requiredAnnotator(db, note.annotatorId).name)
}
