import { Document, HeadingLevel, type ICommentOptions, Packer, Paragraph, type Table } from 'docx'
import { annotationCitation } from '../../../core/export/citation.ts'
import { inDocumentOrder } from '../../../core/export/documentOrder.ts'
import { lossesOf } from '../../../core/export/exportLosses.ts'
import type { ExportDocument, ExportInput } from '../../../core/export/exportModel.ts'
import { exportText } from '../../../core/export/exportText.ts'
import { countAnnotations, notesAbout } from '../../../core/export/registers.ts'
import type { Annotation } from '../../../core/model/annotation.ts'
import type { RichNode } from '../../../core/model/richText.ts'
import type { ExportedFile } from '../exporter.ts'
import { xmlText } from '../xmlText.ts'
import { docxLosses } from './docxLosses.ts'
import { wordArticle } from './wordArticle.ts'
import type { ListNumbering } from './wordBlocks.ts'
import { commentThread } from './wordComments.ts'
import { noteInline } from './wordInline.ts'
import {
  bibliography,
  codeRegister,
  documentFacts,
  entityRegister,
  noteList,
  quotations,
  relationRegister,
  section,
} from './wordRegisters.ts'
import { createListNumbering, wordStyles } from './wordStyles.ts'
import { wordRuns } from './wordText.ts'

/** What the parts of one file share: its comments, footnotes and lists have one numbering each. */
interface Draft {
  readonly comments: ICommentOptions[]
  readonly footnotes: RichNode[]
  readonly numbering: ListNumbering
}

/**
 * A Word document (ECMA-376): the text of each source with every highlight drawn and its codes, entities
 * and notes as threaded comments, then the passages as quotations with footnotes, then the registers.
 */
export async function writeDocx(input: ExportInput): Promise<ExportedFile> {
  const { numbering, config } = createListNumbering()
  const draft: Draft = { comments: [], footnotes: [], numbering }
  const children = [
    ...input.documents.flatMap((document) => documentBlocks(document, draft, input)),
    ...section(
      exportText.aboutProject,
      noteList(notesAbout(input, { kind: 'project' }), numbering),
    ),
    ...codeRegister(input, numbering),
    ...entityRegister(input, numbering),
    ...relationRegister(input),
    ...bibliography(input, numbering),
  ]
  const file = new Document({
    title: xmlText(input.project.name),
    creator: exportText.madeBy,
    lastModifiedBy: exportText.madeBy,
    styles: wordStyles,
    numbering: { config: config() },
    comments: { children: draft.comments },
    footnotes: footnotesOf(draft.footnotes),
    sections: [{ children }],
  })
  const bytes = new Uint8Array(await Packer.toArrayBuffer(file))
  const losses = lossesOf(input, docxLosses)
  return { bytes, items: countAnnotations(input), losses, text: null }
}

function documentBlocks(
  document: ExportDocument,
  draft: Draft,
  { citations }: ExportInput,
): (Paragraph | Table)[] {
  const { placed, waiting } = inDocumentOrder(document)
  const { numbering } = draft
  const comment = (annotation: Annotation) => addThread(draft, annotation)
  const footnoteOf = (annotation: Annotation) =>
    draft.footnotes.push(annotationCitation(citations, document, annotation))
  const { title, body } = wordArticle(document, placed, comment, numbering)
  const ownTitle = [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: wordRuns(document.title) }),
  ]
  return [
    ...(title.length === 0 ? ownTitle : title),
    ...documentFacts(document),
    ...body,
    ...section(exportText.aboutDocument, noteList(document.notes, numbering)),
    ...section(exportText.quotations, quotations(placed, footnoteOf, numbering)),
    ...section(exportText.notPlaced, quotations(waiting, footnoteOf, numbering)),
  ]
}

function addThread({ comments, numbering }: Draft, annotation: Annotation): number[] {
  const thread = commentThread(annotation, comments.length, numbering)
  comments.push(...thread)
  return thread.map(({ id }) => id)
}

/** Word numbers its own footnotes from 1. */
function footnotesOf(citations: readonly RichNode[]) {
  return Object.fromEntries(
    citations.map((citation, index) => [
      String(index + 1),
      { children: [new Paragraph({ style: 'FootnoteText', children: noteInline(citation) })] },
    ]),
  )
}
