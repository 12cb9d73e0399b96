import type { NoteSubject } from '../../../core/export/exportModel.ts'
import { contentBeyondMarkdown } from '../../../core/export/jsonLdBodies.ts'
import { threadNotes } from '../../../core/export/noteThreads.ts'
import type { NoteView } from '../../../core/model/annotation.ts'
import type { CasBuilder } from './casBuilder.ts'

/** A note as a structure has it, whatever it is on. */
export function noteFeatures(note: NoteView) {
  const { id, parentId, markdown, annotator, annotatorId, created, modified } = note
  return {
    ...{ noteId: id, replyTo: parentId, text: markdown },
    content: contentBeyondMarkdown(note) ?? null,
    ...{ annotator, annotatorId, created, modified },
  }
}

/** Notes that are on no passage. `subject` is the structure of a code or an entity; null elsewhere. */
export function addOtherNotes(
  cas: CasBuilder,
  about: NoteSubject['kind'] | 'document',
  subject: number | null,
  notes: readonly NoteView[],
): void {
  for (const { note } of threadNotes(notes)) {
    cas.add('variorum.OtherNote', { about, '@subject': subject, ...noteFeatures(note) })
  }
}

/** The notes on a passage, as Markdown and thread by thread, as one text for readers that know no notes. */
export function notesInOne(notes: readonly string[]): string {
  return notes.join('\n\n')
}
