import { codeTree, pathText } from '../../../core/export/codeTree.ts'
import { metadataEntries } from '../../../core/export/documentMetadata.ts'
import type { ExportDocument, ExportInput } from '../../../core/export/exportModel.ts'
import { exportText, factName, momentText } from '../../../core/export/exportText.ts'
import { threadNotes } from '../../../core/export/noteThreads.ts'
import { entitiesByLabel, notesAbout } from '../../../core/export/registers.ts'
import { citedWords, relationLines, saidRelation } from '../../../core/export/relationLines.ts'
import type { Annotation, NoteView } from '../../../core/model/annotation.ts'
import type { RichNode } from '../../../core/model/richText.ts'
import { factsOf, presentWords } from '../annotationFacts.ts'
import { odfBlocks } from './odfBlocks.ts'
import { noteBlocks } from './odfComments.ts'
import { styledInline } from './odfInline.ts'
import type { OdfLooks } from './odfLooks.ts'
import { heading, odfText, paragraph, tag } from './odfXml.ts'

/** A heading with what stands under it; nothing where that is empty. */
export function section(title: string, inner: string): string {
  return inner === '' ? '' : heading(2, odfText(title)) + inner
}

export function documentFacts(document: ExportDocument): string {
  return [
    ...metadataEntries(document.metadata).map(({ name, value }) => fact(factName(name), value)),
    fact(exportText.revision, String(document.revision)),
    fact(exportText.capturedAt, momentText(document.capturedAt)),
    paragraph('FactLast', `${exportText.textSha256}: ${document.textSha256}`),
  ].join('')
}

function fact(name: string, value: string): string {
  return paragraph('Fact', `${name}: ${value}`)
}

export function noteList(notes: readonly NoteView[], looks: OdfLooks): string {
  return threadNotes(notes)
    .map(({ note, number, repliesTo }) => {
      const reply = repliesTo === null ? '' : `, ${exportText.repliesTo} ${repliesTo}`
      const by = `${exportText.note} ${number}, ${note.annotator}, ${momentText(note.created)}${reply}`
      return paragraph('FactKept', by) + noteBlocks(note, looks)
    })
    .join('')
}

/** The passages as quotations in their present words, each with a footnote that says where it is from: `cited` writes it. */
export function quotations(
  annotations: readonly Annotation[],
  cited: (annotation: Annotation) => string,
  looks: OdfLooks,
): string {
  return annotations
    .map((annotation) => {
      const words = odfText(presentWords(annotation)) + footnote(annotation.id, cited(annotation))
      const facts = factsOf(annotation).map((said) => paragraph('Fact', said))
      const isAlone = facts.length + annotation.notes.length === 0
      const style = isAlone ? 'Quotations' : 'QuotationKept'
      const quote = tag('text:p', { 'text:style-name': style }, words)
      return [quote, ...facts, noteList(annotation.notes, looks)].join('')
    })
    .join('')
}

function footnote(id: string, inner: string): string {
  const body = tag('text:note-body', {}, tag('text:p', { 'text:style-name': 'Footnote' }, inner))
  const citation = tag('text:note-citation', {})
  return tag(
    'text:note',
    { 'text:id': `ftn-${id}`, 'text:note-class': 'footnote' },
    citation + body,
  )
}

export function codeRegister(input: ExportInput, looks: OdfLooks): string {
  const entries = codeTree(input.codes).map(
    ({ code, path }) =>
      fact(pathText(path), code.description) +
      noteList(notesAbout(input, { kind: 'code', id: code.id }), looks),
  )
  return section(exportText.codes, entries.join(''))
}

export function entityRegister(input: ExportInput, looks: OdfLooks): string {
  const entries = entitiesByLabel(input.entities).flatMap((entity) => [
    fact(`${entity.label} (${entity.type})`, entity.description),
    ...entity.aliases.map((alias) => fact(exportText.alias, alias)),
    ...Object.entries(entity.authorities).map(([name, id]) => fact(name, id)),
    noteList(notesAbout(input, { kind: 'entity', id: entity.id }), looks),
  ])
  return section(exportText.entities, entries.join(''))
}

export function relationRegister(input: ExportInput): string {
  const entries = relationLines(input).map((line) => fact(saidRelation(line), citedWords(line)))
  return section(exportText.relations, entries.join(''))
}

/** The sources as a style lists them; nothing where none does. */
export function bibliography({ citations }: ExportInput, looks: OdfLooks): string {
  const entries = citations?.bibliography.content ?? []
  const inline = (entry: RichNode) => styledInline(entry, looks)
  return section(
    exportText.bibliography,
    odfBlocks(entries, { inline, headingShift: 1, style: 'Text_20_body' }),
  )
}
