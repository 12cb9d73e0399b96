import type { Input, Output } from '../../../core/api/registry.ts'
import { type CitedDocument, citationNode } from '../../../core/export/citation.ts'
import { inlineHtml } from '../../../core/export/richTextHtml.ts'
import type { RichNode } from '../../../core/model/richText.ts'
import { textOfBlock } from '../../../core/text/textBlocks.ts'
import type { Reader } from '../../../db/connection.ts'
import { readProject } from '../../../db/project.ts'
import { requiredDocument } from '../../../db/stores/documents.ts'
import { revisionBlocks, revisionByNumber, revisionPages } from '../../../db/stores/revisions.ts'

export interface CitePassagesInput extends Input<'export.cite'> {
  /** Path of the project; opened for reading only. */
  readonly project: string
}

/** Passages of a project as a style cites them. @throws AppError not_found; as `citeSources` */
export async function citePassages({
  project,
  citationStyle,
  passages,
}: CitePassagesInput): Promise<Output<'export.cite'>> {
  const documents = readProject(project, (db) =>
    passages.map(({ documentId, revision }) => readCited(db, documentId, revision ?? null)),
  )
  const citations = await citing(documents, citationStyle)
  const cited = documents.map((document, index) =>
    lineOf(citationNode(citations, document, passages[index]?.ranges ?? [])),
  )
  const listed = citations === undefined || citations.isNote ? [] : citations.bibliography.content
  return { citations: cited, sources: (listed ?? []).map(lineOf) }
}

/** The library is loaded only where a style needs it. */
async function citing(
  documents: readonly CitedDocument[],
  style: Input<'export.cite'>['citationStyle'],
) {
  if (style === undefined) return undefined
  const { citeSources } = await import('./citeSources.ts')
  return citeSources(documents, style)
}

function readCited(db: Reader, documentId: string, number: number | null): CitedDocument {
  const { id, title, language, metadata } = requiredDocument(db, documentId)
  const revision = revisionByNumber(db, documentId, number)
  return {
    ...{ id, title, language, metadata },
    revision: revision.number,
    capturedAt: revision.capturedAt,
    blocks: revisionBlocks(db, revision),
    pages: revisionPages(db, revision),
  }
}

function lineOf(paragraph: RichNode) {
  return { text: textOfBlock(paragraph), html: inlineHtml(paragraph) }
}
