import { AppError } from '../model/error.ts'
import type { CslItem } from '../model/source.ts'
import { readBibtex } from './readBibtex.ts'
import { readCslJson } from './readCslJson.ts'
import { readRis } from './readRis.ts'

export const bibliographyFormats = ['csljson', 'ris', 'bibtex'] as const
export type BibliographyFormat = (typeof bibliographyFormats)[number]

export interface Bibliography {
  readonly format: BibliographyFormat
  /** Never empty, in the order of the file. */
  readonly items: readonly CslItem[]
}

/** Records of one file at most; nobody chooses among more. */
export const MAX_RECORDS = 20_000

const readers: Readonly<Record<BibliographyFormat, (text: string) => CslItem[]>> = {
  csljson: readCslJson,
  ris: readRis,
  bibtex: readBibtex,
}

/**
 * Reads RIS, BibTeX or CSL-JSON, told by what the text holds.
 * @throws AppError invalid_input for anything else, for what is malformed and for a file without a record;
 * too_large for more than MAX_RECORDS
 */
export function readBibliography(text: string): Bibliography {
  const format = formatOf(text)
  if (format === null) {
    throw new AppError('invalid_input', 'neither RIS nor BibTeX nor CSL-JSON')
  }
  const items = readers[format](text)
  if (items.length === 0) throw new AppError('invalid_input', 'there is no record in this file')
  if (items.length > MAX_RECORDS) {
    throw new AppError('too_large', `${items.length} records; the limit is ${MAX_RECORDS}`)
  }
  return { format, items }
}

function formatOf(text: string): BibliographyFormat | null {
  if (/^\uFEFF?\s*[[{]/.test(text)) return 'csljson'
  if (/^\W{0,8}(?:TY|T1|TI|AU|A1|ID|JF|JO) {1,2}-/m.test(text)) return 'ris'
  return /@\s*[a-z]+\s{0,40}[{(]/i.test(text) ? 'bibtex' : null
}
