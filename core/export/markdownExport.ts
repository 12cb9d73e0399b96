import type { Annotation } from '../model/annotation.ts'
import { annotationCitation, pageLabel } from './citation.ts'
import { type CodeInTree, codeTree, pathText } from './codeTree.ts'
import { metadataEntries } from './documentMetadata.ts'
import { inDocumentOrder } from './documentOrder.ts'
import {
  hasAnnotations,
  hasDocuments,
  hasNameLike,
  hasNotes,
  hasRejectedMentions,
  type Loss,
  lossesOf,
} from './exportLosses.ts'
import type { ExportDocument, ExportEntity, ExportInput, WrittenExport } from './exportModel.ts'
import { exportText, factName, lossText, momentText } from './exportText.ts'
import { annotationBlocks, noteBlocks } from './markdownAnnotation.ts'
import { bibliographyBlocks } from './markdownCitations.ts'
import { codeSpan, fact, inlineMarkdown } from './markdownSyntax.ts'
import { countAnnotations, entitiesByLabel, notesAbout } from './registers.ts'
import { citedWords, relationLines } from './relationLines.ts'

const losses: readonly Loss[] = [
  { code: 'history', message: lossText.history, applies: hasDocuments },
  { code: 'source_text', message: lossText.sourceText, applies: hasDocuments },
  { code: 'note_formatting', message: lossText.markdownNotes, applies: hasNotes },
  { code: 'quotes_unescaped', message: lossText.markdownQuotes, applies: hasAnnotations },
  { code: 'rejected_mentions', message: lossText.rejectedMentions, applies: hasRejectedMentions },
  {
    code: 'one_line_names',
    message: lossText.oneLineNames,
    applies: (input) => hasNameLike(input, /[\r\n]/),
  },
]

/** A heading with what stands under it; nothing where that is empty. */
function section(heading: string, blocks: readonly string[]): string[] {
  return blocks.length === 0 ? [] : [heading, ...blocks]
}

function documentFacts(document: ExportDocument): string {
  return [
    ...metadataEntries(document.metadata).map(({ name, value }) =>
      fact(inlineMarkdown(factName(name)), inlineMarkdown(value)),
    ),
    fact(exportText.revision, String(document.revision)),
    fact(exportText.capturedAt, momentText(document.capturedAt)),
    fact(exportText.textSha256, document.textSha256),
  ].join('\n')
}

function numberedBlocks(
  document: ExportDocument,
  annotations: readonly Annotation[],
  first: number,
  { citations }: ExportInput,
): string[] {
  return annotations.flatMap((annotation, index) => {
    const page = pageLabel(document, annotation.ranges)
    const citation =
      citations === undefined ? null : annotationCitation(citations, document, annotation)
    return annotationBlocks(annotation, first + index, { page, citation })
  })
}

function documentBlocks(document: ExportDocument, input: ExportInput): string[] {
  const { placed, waiting } = inDocumentOrder(document)
  const waitingBlocks =
    waiting.length === 0
      ? []
      : [exportText.notPlacedWhy, ...numberedBlocks(document, waiting, placed.length + 1, input)]
  return [
    `## ${inlineMarkdown(document.title)}`,
    documentFacts(document),
    ...section(`### ${exportText.aboutDocument}`, noteBlocks(document.notes)),
    ...section(`### ${exportText.annotations}`, numberedBlocks(document, placed, 1, input)),
    ...section(`### ${exportText.notPlaced}`, waitingBlocks),
  ]
}

/** Further lines of a list item stand two columns in; empty ones stay empty. */
function indented(text: string): string[] {
  return text === '' ? [] : text.split('\n').map((line) => (line === '' ? '' : `  ${line}`))
}

function codeBlocks({ code, path }: CodeInTree, input: ExportInput): string[] {
  const item = [
    `- ${codeSpan(pathText(path))} (${exportText.colour} ${inlineMarkdown(code.colour)})`,
    ...indented(code.description),
  ]
  return [item.join('\n'), ...noteBlocks(notesAbout(input, { kind: 'code', id: code.id }))]
}

function entityBlocks(entity: ExportEntity, input: ExportInput): string[] {
  const item = [
    `- ${codeSpan(entity.label)} (${inlineMarkdown(entity.type)})`,
    ...indented(entity.description),
    ...entity.aliases.map((alias) => `  ${fact(exportText.alias, codeSpan(alias))}`),
    ...Object.entries(entity.authorities).map(
      ([authority, id]) => `  ${fact(inlineMarkdown(authority), inlineMarkdown(id))}`,
    ),
  ]
  return [item.join('\n'), ...noteBlocks(notesAbout(input, { kind: 'entity', id: entity.id }))]
}

/**
 * Markdown for reading and for other tools: no line is wrapped and nothing inside a quote is
 * escaped, so that every quote is found in the file as it is in the source, its lines after "> ".
 */
export function writeMarkdown(input: ExportInput): WrittenExport {
  const items = countAnnotations(input)
  const blocks = [
    `# ${inlineMarkdown(input.project.name)}`,
    `${exportText.madeBy}, ${exportText.exportedAt} ${momentText(input.exportedAt)}, ${exportText.countOf(items)}`,
    ...section(`## ${exportText.aboutProject}`, noteBlocks(notesAbout(input, { kind: 'project' }))),
    ...input.documents.flatMap((document) => documentBlocks(document, input)),
    ...section(
      `## ${exportText.codes}`,
      codeTree(input.codes).flatMap((code) => codeBlocks(code, input)),
    ),
    ...section(
      `## ${exportText.entities}`,
      entitiesByLabel(input.entities).flatMap((entity) => entityBlocks(entity, input)),
    ),
    ...section(
      `## ${exportText.relations}`,
      relationLines(input).map(
        (line) =>
          `- ${codeSpan(line.text)} (${inlineMarkdown(line.relation.annotator)}): ${inlineMarkdown(citedWords(line))}`,
      ),
    ),
    ...section(`## ${exportText.bibliography}`, bibliographyBlocks(input)),
  ]
  return { text: `${blocks.join('\n\n')}\n`, items, losses: lossesOf(input, losses) }
}
