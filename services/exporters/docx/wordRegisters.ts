import {
  FootnoteReferenceRun,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  type Table,
} from 'docx'
import { codeTree, pathText } from '../../../core/export/codeTree.ts'
import { metadataEntries } from '../../../core/export/documentMetadata.ts'
import type { ExportDocument, ExportInput } from '../../../core/export/exportModel.ts'
import { exportText, factName, momentText } from '../../../core/export/exportText.ts'
import { threadNotes } from '../../../core/export/noteThreads.ts'
import { entitiesByLabel, notesAbout } from '../../../core/export/registers.ts'
import { citedWords, relationLines, saidRelation } from '../../../core/export/relationLines.ts'
import type { Annotation, NoteView } from '../../../core/model/annotation.ts'
import { factsOf, presentWords } from '../annotationFacts.ts'
import { type ListNumbering, wordBlocks } from './wordBlocks.ts'
import { noteBlocks } from './wordComments.ts'
import { noteInline } from './wordInline.ts'
import { isRightToLeft, wordRuns } from './wordText.ts'

type Blocks = (Paragraph | Table)[]

/** A heading with what stands under it; nothing where that is empty. */
export function section(title: string, blocks: Blocks): Blocks {
  if (blocks.length === 0) return []
  return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: wordRuns(title) }), ...blocks]
}

function fact(name: string, value: string, options: IParagraphOptions = {}): Paragraph {
  const children = [...wordRuns(`${name}: `, { bold: true }), ...wordRuns(value)]
  return new Paragraph({ style: 'Fact', ...options, children })
}

export function documentFacts(document: ExportDocument): Paragraph[] {
  return [
    ...metadataEntries(document.metadata).map(({ name, value }) => fact(factName(name), value)),
    fact(exportText.revision, String(document.revision)),
    fact(exportText.capturedAt, momentText(document.capturedAt)),
    fact(exportText.textSha256, document.textSha256, { spacing: { after: 240 } }),
  ]
}

export function noteList(notes: readonly NoteView[], numbering: ListNumbering): Blocks {
  return threadNotes(notes).flatMap(({ note, number, repliesTo }) => {
    const reply = repliesTo === null ? '' : `, ${exportText.repliesTo} ${repliesTo}`
    const by = `${exportText.note} ${number}, ${note.annotator}, ${momentText(note.created)}${reply}`
    return [
      new Paragraph({ style: 'Fact', keepNext: true, children: wordRuns(by) }),
      ...noteBlocks(note, numbering),
    ]
  })
}

/** The passages as quotations in their present words, each with a footnote that says where it is from. */
export function quotations(
  annotations: readonly Annotation[],
  footnoteOf: (annotation: Annotation) => number,
  numbering: ListNumbering,
): Blocks {
  return annotations.flatMap((annotation) => {
    const facts = factsOf(annotation)
    return [
      new Paragraph({
        style: 'Quote',
        keepNext: facts.length + annotation.notes.length > 0,
        bidirectional: isRightToLeft(presentWords(annotation)),
        children: [
          ...wordRuns(presentWords(annotation)),
          new FootnoteReferenceRun(footnoteOf(annotation)),
        ],
      }),
      ...facts.map((words) => new Paragraph({ style: 'Fact', children: wordRuns(words) })),
      ...noteList(annotation.notes, numbering),
    ]
  })
}

export function codeRegister(input: ExportInput, numbering: ListNumbering): Blocks {
  const entries = codeTree(input.codes).flatMap(({ code, path }) => [
    fact(pathText(path), code.description),
    ...noteList(notesAbout(input, { kind: 'code', id: code.id }), numbering),
  ])
  return section(exportText.codes, entries)
}

export function entityRegister(input: ExportInput, numbering: ListNumbering): Blocks {
  const entries = entitiesByLabel(input.entities).flatMap((entity) => [
    fact(`${entity.label} (${entity.type})`, entity.description),
    ...entity.aliases.map((alias) => fact(exportText.alias, alias)),
    ...Object.entries(entity.authorities).map(([name, id]) => fact(name, id)),
    ...noteList(notesAbout(input, { kind: 'entity', id: entity.id }), numbering),
  ])
  return section(exportText.entities, entries)
}

export function relationRegister(input: ExportInput): Blocks {
  const entries = relationLines(input).map((line) => fact(saidRelation(line), citedWords(line)))
  return section(exportText.relations, entries)
}

/** The sources as a style lists them; nothing where none does. */
export function bibliography({ citations }: ExportInput, numbering: ListNumbering): Blocks {
  const entries = citations?.bibliography.content ?? []
  const options = { inline: noteInline, headingShift: 0, numbering }
  return section(exportText.bibliography, wordBlocks(entries, options))
}
