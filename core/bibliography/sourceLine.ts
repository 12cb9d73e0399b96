import { metadataEntries } from '../export/documentMetadata.ts'
import type { CslItem } from '../model/source.ts'

/** What tells a source from others, as text. */
export interface SourceFacts {
  readonly author: string | null
  /** Where and when; a paper that publishes itself is named once. */
  readonly published: readonly string[]
  readonly identifiers: readonly string[]
}

export function sourceFacts(metadata: CslItem): SourceFacts {
  const facts = new Map(metadataEntries(metadata).map(({ name, value }) => [name, value]))
  const known = (names: readonly string[]) =>
    names.map((name) => facts.get(name)).filter((value) => value !== undefined)
  return {
    author: facts.get('author') ?? null,
    published: [...new Set(known(['container-title', 'publisher', 'issued']))],
    identifiers: known(['URL', 'DOI']),
  }
}

/** Who wrote a document, where and when it was published, in one line; empty where nobody knows. */
export function sourceLine(metadata: CslItem): string {
  const { author, published } = sourceFacts(metadata)
  return [...(author === null ? [] : [author]), ...published].join(', ')
}
