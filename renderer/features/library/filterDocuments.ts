import type { DocumentSummary } from '../../../core/api/shapes.ts'

/** The documents whose titles hold all the words, in any order, whatever their case. */
export function filterDocuments(
  documents: readonly DocumentSummary[],
  words: string,
): readonly DocumentSummary[] {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean)
  if (wanted.length === 0) return documents
  return documents.filter(({ title }) => {
    const lowered = title.toLowerCase()
    return wanted.every((word) => lowered.includes(word))
  })
}
