import type { DocumentSummary } from '../../../core/api/shapes.ts'

/** What the library shows: all documents, or those that are or are not annotated yet. */
export const documentStates = ['all', 'fresh', 'annotated'] as const
export type DocumentState = (typeof documentStates)[number]

export interface DocumentFilter {
  readonly words: string
  readonly state: DocumentState
}

/**
 * The documents of a state whose titles and metadata (authors, publisher, date, address, language) hold all
 * the words, in any order, whatever their case.
 */
export function filterDocuments(
  documents: readonly DocumentSummary[],
  { words, state }: DocumentFilter,
): readonly DocumentSummary[] {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean)
  if (wanted.length === 0 && state === 'all') return documents
  return documents.filter((document) => {
    if (state !== 'all' && document.highlights > 0 !== (state === 'annotated')) return false
    const text = searchedText(document)
    return wanted.every((word) => text.includes(word))
  })
}

const texts = new WeakMap<DocumentSummary, string>()

/** Put together once for each answer of the API: filtering comes with every letter typed. */
function searchedText(document: DocumentSummary): string {
  const known = texts.get(document)
  if (known !== undefined) return known
  const { title, language, metadata, revisions } = document
  const names = revisions.map(({ originalName }) => originalName)
  const text = [title, language ?? '', ...names, ...wordsOf(metadata)].join('\n').toLowerCase()
  texts.set(document, text)
  return text
}

/** Every text and number in CSL-JSON, however it is nested. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(wordsOf)
}
