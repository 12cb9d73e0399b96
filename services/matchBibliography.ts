import { z } from 'zod'
import { BibliographyRecord } from '../core/api/bibliographyMethods.ts'
import type { Output } from '../core/api/registry.ts'
import { matchDocuments } from '../core/bibliography/matchDocuments.ts'
import { readBibliography } from '../core/bibliography/readBibliography.ts'
import type { Reader } from '../db/connection.ts'
import { listDocuments } from '../db/stores/documents.ts'
import { decodeText } from './importers/decodeText.ts'

/**
 * What a file of bibliographic records says, and which documents each may be about.
 * @throws AppError invalid_input, too_large
 */
export function matchBibliography(db: Reader, bytes: Uint8Array): Output<'bibliography.read'> {
  const { format, items } = readBibliography(decodeText(bytes).text)
  const documents = listDocuments(db)
  const matches = matchDocuments(items, documents)
  const records = items.map((item, index) => ({ item, matches: matches[index] ?? [] }))
  const matched = new Set(matches.flat().map(({ documentId }) => documentId))
  // What came out of JSON is JSON; what the other readers make is by this proven to be.
  return {
    format,
    records: z.array(BibliographyRecord).parse(records),
    documents: documents
      .filter(({ id }) => matched.has(id))
      .map(({ id, title, language, metadata }) => ({ id, title, language, metadata })),
  }
}
