import type { ImportedNote, ImportedPerson } from '../../../core/export/importedModel.ts'
import type { ImportReport } from '../../../core/export/importReport.ts'
import { readRichText } from '../../../core/export/readNote.ts'
import { readInstant } from '../../../core/export/readPeople.ts'
import type { Instant } from '../../../core/model/id.ts'
import { idOf } from '../importedIds.ts'
import { featureOf, type Structure, stringOf, textOf } from './cas.ts'

/** Who made a structure of ours, and when; `reader` where somebody made it elsewhere. */
export function makingIn(structure: Structure, reader: ImportedPerson, report: ImportReport) {
  const name = stringOf(structure, 'annotator')
  const id = idOf(stringOf(structure, 'annotatorId'))
  const created: Instant | null = readInstant(featureOf(structure, 'created'), report)
  return { annotator: name === null ? reader : { id, name }, created }
}

/** A structure of ours as a note, whatever it is on. */
export function ownNote(
  structure: Structure,
  reader: ImportedPerson,
  report: ImportReport,
): ImportedNote {
  const { annotator, created } = makingIn(structure, reader, report)
  const content = stringOf(structure, 'content')
  return {
    id: idOf(stringOf(structure, 'noteId')),
    replyTo: idOf(stringOf(structure, 'replyTo')),
    markdown: textOf(structure, 'text') ?? '',
    content: content === null ? null : readRichText(content, report),
    annotator,
    created,
    modified: readInstant(featureOf(structure, 'modified'), report) ?? created,
  }
}
