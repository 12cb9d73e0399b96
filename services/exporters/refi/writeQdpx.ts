import { metadataEntries } from '../../../core/export/documentMetadata.ts'
import { lossesOf } from '../../../core/export/exportLosses.ts'
import type { ExportInput } from '../../../core/export/exportModel.ts'
import { exportText } from '../../../core/export/exportText.ts'
import { notesAbout } from '../../../core/export/registers.ts'
import type { Id } from '../../../core/model/id.ts'
import type { ExportedFile } from '../exporter.ts'
import { zippedTexts } from '../zippedTexts.ts'
import { caseElements } from './caseElements.ts'
import { codesElement } from './codesElement.ts'
import { relationElements, replyElements } from './linkElements.ts'
import { allNotes, noteElement, noteRefs } from './noteElements.ts'
import { qdpxLosses } from './refiLosses.ts'
import { dateTimeOf, guidOf } from './refiValues.ts'
import { sourceElement } from './sourceElement.ts'
import { Variables } from './variables.ts'
import { element, listElement, xmlDeclaration } from './xmlElement.ts'

/**
 * A project of REFI-QDA 1.5 (https://www.qdasoftware.org, urn:QDA-XML:project:1.0): project.qde and
 * the texts, UTF-8 without byte order mark, LF. Positions are code points, end exclusive.
 */
export function writeQdpx(input: ExportInput): ExportedFile {
  const project = projectXml(input)
  const texts = [
    ...input.documents.map(({ id, text }) => [id, text] as const),
    ...allNotes(input).map(({ id, markdown }) => [id, markdown] as const),
  ]
  const files = [
    ['project.qde', project] as const,
    ...texts.map(([id, text]) => [`sources/${guidOf(id)}.txt`, text] as const),
  ]
  return {
    bytes: zippedTexts(files, input.exportedAt),
    items: placedAnnotations(input).length,
    losses: lossesOf(input, qdpxLosses),
    text: project,
  }
}

function projectXml(input: ExportInput): string {
  const variables = new Variables()
  const cases = caseElements(input, variables)
  const sources = input.documents.map((document) =>
    sourceElement(
      document,
      variables.values(metadataEntries(document.metadata).map(({ name, value }) => [name, value])),
    ),
  )
  const notes = allNotes(input)
  const codes = codesElement(input.codes, ({ id }) =>
    noteRefs(notesAbout(input, { kind: 'code', id })),
  )
  const attributes = {
    xmlns: 'urn:QDA-XML:project:1.0',
    name: input.project.name,
    origin: exportText.madeBy,
    creationDateTime: dateTimeOf(input.exportedAt),
  }
  const project = element('Project', attributes, [
    ...listElement('Users', userElements(input)),
    ...listElement('CodeBook', codes),
    ...listElement('Variables', variables.elements()),
    ...listElement('Cases', cases),
    ...listElement('Sources', sources),
    ...listElement('Notes', notes.map(noteElement)),
    ...listElement('Links', [...relationElements(input), ...replyElements(notes)]),
    ...noteRefs(notesAbout(input, { kind: 'project' })),
  ])
  return `${xmlDeclaration}\n${project}\n`
}

function placedAnnotations({ documents }: ExportInput) {
  return documents.flatMap(({ annotations }) =>
    annotations.filter(({ ranges }) => ranges.length > 0),
  )
}

/** Everybody who made something in this file, by id. */
function userElements(input: ExportInput): string[] {
  const annotations = placedAnnotations(input)
  const made = [
    ...annotations,
    ...annotations.flatMap(({ codings }) => codings),
    ...allNotes(input),
  ]
  const names = new Map<Id, string>(
    made.map(({ annotatorId, annotator }) => [annotatorId, annotator]),
  )
  return [...names]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, name]) => element('User', { guid: guidOf(id), name }))
}
