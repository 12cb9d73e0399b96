import type {
  ImportedCode,
  ImportedDocument,
  ImportedEntity,
  ImportedNote,
} from './importedModel.ts'
import type { ImportReport } from './importReport.ts'
import { fieldOf, idOf, type JsonRecord, recordsOf, textOf, textsOf } from './jsonFields.ts'
import { ownTerm, sha256Of, uuidIn } from './jsonLdTerms.ts'
import { readNote } from './readNote.ts'

/** The notes that hang on the project, an entity or a code. */
export function readOwnNotes(record: JsonRecord, report: ImportReport): ImportedNote[] {
  return recordsOf(fieldOf(record, ownTerm('notes'))).flatMap((body) => {
    const value = textOf(fieldOf(body, 'value'))
    return value === null ? [] : [readNote(body, value, report)]
  })
}

function descriptionOf(record: JsonRecord): string {
  return textOf(fieldOf(record, ownTerm('description'))) ?? ''
}

/** The codebook of a file of ours; parents come first. */
export function readOwnCodes(collection: JsonRecord, report: ImportReport): ImportedCode[] {
  return recordsOf(fieldOf(collection, ownTerm('codes'))).flatMap((record) => {
    const id = uuidIn(record)
    const path = textsOf(fieldOf(record, ownTerm('path')))
    if (id === null || path.length === 0) return []
    const colour = textOf(fieldOf(record, ownTerm('colour')))
    const notes = readOwnNotes(record, report)
    return [{ id, path, colour, description: descriptionOf(record), notes }]
  })
}

function authoritiesOf(record: JsonRecord): ImportedEntity['authorities'] {
  return recordsOf(fieldOf(record, ownTerm('authorities'))).flatMap((entry) => {
    const authority = textOf(fieldOf(entry, ownTerm('authority')))
    const id = textOf(fieldOf(entry, ownTerm('authorityId')))
    return authority === null || id === null ? [] : [{ authority, id }]
  })
}

/** The entities of a file of ours. */
export function readOwnEntities(collection: JsonRecord, report: ImportReport): ImportedEntity[] {
  return recordsOf(fieldOf(collection, ownTerm('entities'))).flatMap((record) => {
    const id = uuidIn(record)
    const label = textOf(fieldOf(record, 'label'))
    if (id === null || label === null) return []
    return [
      {
        id,
        label,
        type: textOf(fieldOf(record, ownTerm('entityType'))) ?? 'other',
        description: descriptionOf(record),
        aliases: textsOf(fieldOf(record, ownTerm('alias'))),
        authorities: authoritiesOf(record),
        notes: readOwnNotes(record, report),
      },
    ]
  })
}

/** The documents a file of ours is about. */
export function readOwnDocuments(collection: JsonRecord): ImportedDocument[] {
  return recordsOf(fieldOf(collection, ownTerm('documents'))).flatMap((record) => {
    const id = uuidIn(record)
    if (id === null) return []
    const revision = fieldOf(record, ownTerm('revision'))
    const text = idOf(fieldOf(record, ownTerm('text')))
    return [
      {
        id,
        title: textOf(fieldOf(record, 'label')) ?? '',
        revision: Number.isSafeInteger(revision) ? Number(revision) : null,
        textSha256: text === null ? null : sha256Of(text),
      },
    ]
  })
}
