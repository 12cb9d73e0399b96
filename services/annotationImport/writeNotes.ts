import type { ImportedNote } from '../../core/export/importedModel.ts'
import type { Id } from '../../core/model/id.ts'
import { richTextOfMarkdown } from '../../core/text/markdown.ts'
import { insertNote, noteById } from '../../db/stores/notes.ts'
import type { NoteColumns } from '../notes.ts'
import type { Work } from '../writing.ts'
import type { Cast } from './cast.ts'
import { idOf } from './importedIds.ts'

/** Writes threads of notes on one thing each; what is here already, by id, is left alone. Gives how many it wrote. */
export type NoteWriter = (thread: readonly ImportedNote[], columns: NoteColumns) => number

export function createNoteWriter(
  { tx, at, newId }: Work,
  { annotator }: Pick<Cast, 'annotator'>,
): NoteWriter {
  return (thread, columns) => {
    // A reply finds its parent by the file's own id.
    const ids = new Map<string, Id>()
    let written = 0
    for (const note of thread) {
      const ownId = idOf(note.id)
      const isHere = ownId !== null && noteById(tx, ownId) !== undefined
      const id = ownId ?? newId()
      if (note.id !== null) ids.set(note.id, id)
      if (isHere) continue
      const createdAt = note.created ?? at
      insertNote(tx, {
        id,
        ...columns,
        parentId: note.replyTo === null ? null : (ids.get(note.replyTo) ?? null),
        content: note.content ?? richTextOfMarkdown(note.markdown),
        annotatorId: annotator(note.annotator),
        createdAt,
        modifiedAt: note.modified ?? createdAt,
        deletedAt: null,
      })
      written++
    }
    return written
  }
}
