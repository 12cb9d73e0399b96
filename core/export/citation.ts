import type { Annotation } from '../model/annotation.ts'
import { metadataEntries } from './documentMetadata.ts'
import type { ExportDocument } from './exportModel.ts'
import { exportText } from './exportText.ts'

/** What a reader needs to find the source again, in this order. */
const cited = ['author', 'container-title', 'publisher', 'issued', 'URL', 'DOI']

/**
 * Where a passage is from, in one line: author, title, where and when it was published, then the revision
 * and paragraph (1-based) that hold it, and the day that revision was captured.
 */
export function citationText(document: ExportDocument, annotation: Annotation): string {
  const facts = new Map(metadataEntries(document.metadata).map(({ name, value }) => [name, value]))
  const [author, ...published] = cited.map((name) => facts.get(name))
  // A paper that publishes itself is named once.
  const paragraph = paragraphOf(document, annotation)
  const parts = [
    author,
    `“${document.title}”`,
    ...new Set(published),
    `${exportText.revision} ${document.revision}`,
    paragraph === null ? undefined : `¶ ${paragraph}`,
    `${exportText.capturedAt} ${document.capturedAt.slice(0, 10)}`,
  ]
  return `${parts.filter((part) => part !== undefined).join(', ')}.`
}

function paragraphOf({ blocks }: ExportDocument, { ranges: [first] }: Annotation): number | null {
  if (first === undefined) return null
  const index = blocks.findIndex(({ end }) => first[0] < end)
  return index === -1 ? null : index + 1
}
