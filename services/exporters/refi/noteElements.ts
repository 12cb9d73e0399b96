import type { ExportInput } from '../../../core/export/exportModel.ts'
import type { NoteView } from '../../../core/model/annotation.ts'
import { dateTimeOf, guidOf, nameOf } from './refiValues.ts'
import { element } from './xmlElement.ts'

/** Every note of an export, whatever it is on. */
export function allNotes({ documents, notes }: ExportInput): NoteView[] {
  const onDocuments = documents.flatMap((document) => [
    ...document.annotations.flatMap((annotation) => annotation.notes),
    ...document.notes,
  ])
  return [...onDocuments, ...notes]
}

export function noteRefs(notes: readonly NoteView[]): string[] {
  return notes.map(({ id }) => element('NoteRef', { targetGUID: guidOf(id) }))
}

/** A note is a source of its own; its text is a file like those of the documents. */
export function noteElement({ id, markdown, annotatorId, created, modified }: NoteView): string {
  return element('Note', {
    guid: guidOf(id),
    name: nameOf(markdown.split('\n', 1)[0] ?? ''),
    plainTextPath: `internal://${guidOf(id)}.txt`,
    creatingUser: guidOf(annotatorId),
    creationDateTime: dateTimeOf(created),
    modifiedDateTime: dateTimeOf(modified),
  })
}
