import { z } from 'zod'
import { BibliographyRecord } from '../core/api/bibliographyMethods.ts'
import type { Output } from '../core/api/registry.ts'
import { matchDocuments } from '../core/bibliography/matchDocuments.ts'
import { type BibliographyFormat, readBibliography } from '../core/bibliography/readBibliography.ts'
import type { ReportLine } from '../core/model/source.ts'
import { encodeBlob } from '../db/blobs.ts'
import type { Reader } from '../db/connection.ts'
import { listDocuments } from '../db/stores/documents.ts'
import type { FileToKeep } from './fileToKeep.ts'
import { decodeText } from './importers/decodeText.ts'
import type { SourceFile } from './importers/sourceFile.ts'

const mediaTypes: Readonly<Record<BibliographyFormat, string>> = {
  csljson: 'application/vnd.citationstyles.csl+json',
  ris: 'application/x-research-info-systems',
  bibtex: 'application/x-bibtex',
}

/** Raised when a reader makes something else of the same file. */
const readerVersions: Readonly<Record<BibliographyFormat, string>> = {
  csljson: '1',
  ris: '1',
  bibtex: '1',
}

/** A bibliography that was read, ready to be kept once records of it are taken over. */
export interface ReadFile {
  readonly file: FileToKeep
  readonly records: number
  /** How its characters were read, where that is a guess. */
  readonly report: readonly ReportLine[]
}

export interface MatchedBibliography extends ReadFile {
  readonly matched: Output<'bibliography.read'>
}

/**
 * What a file of bibliographic records says, and which documents each may be about.
 * @throws AppError invalid_input, too_large
 */
export function matchBibliography(db: Reader, { name, bytes }: SourceFile): MatchedBibliography {
  const { text, report } = decodeText(bytes)
  const { format, items } = readBibliography(text)
  const documents = listDocuments(db)
  const matches = matchDocuments(items, documents)
  const records = items.map((item, index) => ({ item, matches: matches[index] ?? [] }))
  const known = new Set(matches.flat().map(({ documentId }) => documentId))
  const original = encodeBlob(bytes)
  return {
    matched: {
      format,
      sha256: original.sha256,
      // What came out of JSON is JSON; what the other readers make is by this proven to be.
      records: z.array(BibliographyRecord).parse(records),
      documents: documents
        .filter(({ id }) => known.has(id))
        .map(({ id, title, language, metadata }) => ({ id, title, language, metadata })),
    },
    file: {
      name,
      mediaType: mediaTypes[format],
      importer: `variorum/${format}`,
      importerVersion: readerVersions[format],
      original,
    },
    records: items.length,
    report,
  }
}
