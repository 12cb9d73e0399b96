import type { Id } from '../model/id.ts'
import { escapeHtml } from '../text/escapeHtml.ts'
import { annotationCitation, pageLabel } from './citation.ts'
import { metadataEntries } from './documentMetadata.ts'
import { inDocumentOrder } from './documentOrder.ts'
import {
  always,
  hasDocuments,
  hasRejectedMentions,
  hasTextLike,
  type Loss,
  lossesOf,
} from './exportLosses.ts'
import type { ExportDocument, ExportInput, WrittenExport } from './exportModel.ts'
import { exportText, factName, lossText } from './exportText.ts'
import { annotationListHtml, factHtml, factsHtml, notesHtml, timeHtml } from './htmlAnnotations.ts'
import { type NumberedAnnotation, titledArticleHtml } from './htmlArticle.ts'
import { contentSecurityPolicy } from './htmlPolicy.ts'
import {
  bibliographyHtml,
  codeRegisterHtml,
  entityRegisterHtml,
  relationRegisterHtml,
} from './htmlRegisters.ts'
import { htmlStyle } from './htmlStyle.ts'
import { countAnnotations, notesAbout } from './registers.ts'

const losses: readonly Loss[] = [
  { code: 'history', message: lossText.history, applies: hasDocuments },
  { code: 'structure', message: lossText.htmlStructure, applies: hasDocuments },
  { code: 'reading_only', message: lossText.htmlReading, applies: always },
  { code: 'rejected_mentions', message: lossText.rejectedMentions, applies: hasRejectedMentions },
  { code: 'nul', message: lossText.htmlNul, applies: (input) => hasTextLike(input, /\0/) },
]

/** A document whose annotations have their numbers, those with a place apart. */
export interface NumberedDocument {
  readonly document: ExportDocument
  readonly placed: readonly NumberedAnnotation[]
  readonly waiting: readonly NumberedAnnotation[]
}

/** Numbers run through the whole page, so that every number is a place in it. */
export function numberDocuments({
  documents,
  citations,
}: Pick<ExportInput, 'documents' | 'citations'>): NumberedDocument[] {
  let last = 0
  return documents.map((document) => {
    const { placed, waiting } = inDocumentOrder(document)
    const numbered = [...placed, ...waiting].map((annotation) => {
      last += 1
      const page = pageLabel(document, annotation.ranges)
      const citation =
        citations === undefined ? null : annotationCitation(citations, document, annotation)
      return { number: last, annotation, page, citation }
    })
    return {
      document,
      placed: numbered.slice(0, placed.length),
      waiting: numbered.slice(placed.length),
    }
  })
}

function sectionHtml(heading: string, inner: string): string {
  return inner === '' ? '' : `<h3>${escapeHtml(heading)}</h3>\n${inner}\n`
}

function documentFacts(document: ExportDocument): string {
  const metadata = metadataEntries(document.metadata).map(({ name, value }) =>
    factHtml(factName(name), escapeHtml(value)),
  )
  return factsHtml([
    ...metadata,
    factHtml(exportText.revision, String(document.revision)),
    factHtml(exportText.capturedAt, timeHtml(document.capturedAt)),
    factHtml(exportText.textSha256, escapeHtml(document.textSha256)),
  ])
}

function waitingHtml(waiting: readonly NumberedAnnotation[]): string {
  if (waiting.length === 0) return ''
  const list = `<p>${exportText.notPlacedWhy}</p>\n${annotationListHtml(waiting)}`
  return sectionHtml(exportText.notPlaced, list)
}

function documentHtml({ document, placed, waiting }: NumberedDocument, index: number): string {
  const { title, article } = titledArticleHtml(document, placed)
  return [
    `<section id="document-${index + 1}" data-id="${escapeHtml(document.id)}">\n`,
    `${title || `<h2 dir="auto">${escapeHtml(document.title)}</h2>`}\n`,
    `${documentFacts(document)}\n`,
    sectionHtml(exportText.aboutDocument, notesHtml(document.notes)),
    `${article}\n`,
    placed.length === 0 ? '' : sectionHtml(exportText.annotations, annotationListHtml(placed)),
    waitingHtml(waiting),
    '</section>\n',
  ].join('')
}

function contentsHtml(documents: readonly ExportDocument[]): string {
  if (documents.length < 2) return ''
  const links = documents.map(
    ({ title }, index) =>
      `<li><a href="#document-${index + 1}" dir="auto">${escapeHtml(title)}</a></li>`,
  )
  return `<nav aria-label="${exportText.contents}"><ol>${links.join('')}</ol></nav>\n`
}

/** The number that each annotation has on the page, by its id. */
function numbersOf(documents: readonly NumberedDocument[]): ReadonlyMap<Id, number> {
  const numbered = documents.flatMap(({ placed, waiting }) => [...placed, ...waiting])
  return new Map(numbered.map(({ annotation, number }) => [annotation.id, number]))
}

/** Every colour that a page of this input draws in. */
export function coloursOf(input: ExportInput): string[] {
  const codings = input.documents.flatMap(({ annotations }) =>
    annotations.flatMap((annotation) => annotation.codings),
  )
  return [...codings, ...input.codes].map(({ colour }) => colour)
}

function headHtml(input: ExportInput): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="generator" content="${exportText.madeBy}">
<title>${escapeHtml(input.project.name)}</title>
<style>
${htmlStyle(coloursOf(input))}
</style>
</head>
`
}

/**
 * One self-contained page: each document's text with its highlights, the annotations they lead to,
 * and lists of the codes and entities. No script, nothing loaded.
 */
export function writeHtml(input: ExportInput): WrittenExport {
  const documents = numberDocuments(input)
  const items = countAnnotations(input)
  const projectNotes = notesAbout(input, { kind: 'project' })
  const text = [
    headHtml(input),
    '<body>\n<main>\n',
    `<h1 dir="auto">${escapeHtml(input.project.name)}</h1>\n`,
    `<p class="by">${exportText.madeBy}, ${exportText.exportedAt} ${timeHtml(input.exportedAt)}, ${exportText.countOf(items)}</p>\n`,
    contentsHtml(input.documents),
    sectionHtml(exportText.aboutProject, notesHtml(projectNotes)),
    ...documents.map(documentHtml),
    codeRegisterHtml(input),
    entityRegisterHtml(input),
    relationRegisterHtml(input, numbersOf(documents)),
    bibliographyHtml(input),
    '</main>\n</body>\n</html>\n',
  ].join('')
  return { text, items, losses: lossesOf(input, losses) }
}
