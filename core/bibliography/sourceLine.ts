import { metadataEntries } from '../export/documentMetadata.ts'
import type { CslItem } from '../model/source.ts'

const published = ['container-title', 'publisher', 'issued']

/** Who wrote a document, where and when it was published, in one line; empty where nobody knows. */
export function sourceLine(metadata: CslItem): string {
  const facts = new Map(metadataEntries(metadata).map(({ name, value }) => [name, value]))
  const parts = [facts.get('author'), ...new Set(published.map((name) => facts.get(name)))]
  // A paper that publishes itself is named once.
  return parts.filter((part) => part !== undefined).join(', ')
}
