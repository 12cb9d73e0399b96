import type { ImportedAnnotation, ImportedNote, ImportedPerson } from './importedModel.ts'
import type { ImportReport } from './importReport.ts'
import { fieldOf, isRecord, type JsonRecord, textOf, textsOf } from './jsonFields.ts'
import { pathOfTag } from './readBodies.ts'
import { readInstant } from './readPeople.ts'
import { readTargets } from './readTargets.ts'
import type { ThreadedAnnotation } from './readWebAnnotation.ts'

/** The API and the export of the client write the same objects, which are not Web Annotations. */
export function isHypothesis(record: JsonRecord): boolean {
  return typeof fieldOf(record, 'uri') === 'string' && fieldOf(record, 'type') === undefined
}

/** The chosen name, else the name in "acct:name@authority". */
function annotatorOf(record: JsonRecord): ImportedPerson | null {
  const info = fieldOf(record, 'user_info')
  const displayName = isRecord(info) ? textOf(fieldOf(info, 'display_name')) : null
  const user = textOf(fieldOf(record, 'user'))
  const name = displayName ?? user?.replace(/^acct:/, '').replace(/@[^@]*$/, '')
  return name === undefined || name === '' ? null : { id: null, name }
}

function notesOf(
  record: JsonRecord,
  shared: Pick<ImportedNote, 'id' | 'annotator' | 'created' | 'modified'>,
): ImportedNote[] {
  const markdown = textOf(fieldOf(record, 'text')) ?? ''
  if (markdown.trim() === '') return []
  return [{ ...shared, replyTo: null, markdown, content: null }]
}

/** One annotation, page note or reply of Hypothesis. Its text is Markdown, its tags are codes. */
export function readHypothesis(record: JsonRecord, report: ImportReport): ThreadedAnnotation {
  report.add('hypothesis_fields')
  const id = textOf(fieldOf(record, 'id'))
  const created = readInstant(fieldOf(record, 'created'), report)
  const modified = readInstant(fieldOf(record, 'updated'), report) ?? created
  const annotator = annotatorOf(record)
  const targets = readTargets(fieldOf(record, 'target'), report)
  const pageOnly = readTargets(fieldOf(record, 'uri'), report)
  const annotation: ImportedAnnotation = {
    id,
    motivations: [],
    targets: targets.length > 0 ? targets : pageOnly,
    evidence: null,
    state: null,
    documentId: null,
    revision: null,
    codings: textsOf(fieldOf(record, 'tags'))
      .map(pathOfTag)
      .filter((path) => path.length > 0)
      .map((path) => ({ path, codeId: null, annotator, created })),
    notes: notesOf(record, { id, annotator, created, modified }),
    mentions: [],
    annotator,
    created,
    modified,
  }
  return { annotation, ancestors: textsOf(fieldOf(record, 'references')) }
}
