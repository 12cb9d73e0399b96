import { writeCsl } from './cslExport.ts'
import { writeCsv } from './csvExport.ts'
import type { ExportInput, ExportOutput, WrittenExport } from './exportModel.ts'
import { lossText } from './exportText.ts'
import { writeHtml } from './htmlExport.ts'
import { writeHypothesis } from './hypothesisExport.ts'
import { writeJson } from './jsonExport.ts'
import { writeJsonLd } from './jsonLdExport.ts'
import { writeMarkdown } from './markdownExport.ts'

/** The formats that are one text, by their names in the API and on the command line. */
export type TextFormatName =
  | 'markdown'
  | 'html'
  | 'csv'
  | 'json'
  | 'jsonld'
  | 'hypothesis'
  | 'csljson'

export interface TextFormat {
  /** Without the dot. */
  readonly extension: string
  readonly mediaType: string
  write(input: ExportInput): WrittenExport
}

export const textFormats: Readonly<Record<TextFormatName, TextFormat>> = {
  markdown: { extension: 'md', mediaType: 'text/markdown; charset=utf-8', write: writeMarkdown },
  html: { extension: 'html', mediaType: 'text/html; charset=utf-8', write: writeHtml },
  csv: { extension: 'csv', mediaType: 'text/csv; charset=utf-8; header=present', write: writeCsv },
  json: { extension: 'json', mediaType: 'application/json', write: writeJson },
  jsonld: {
    extension: 'jsonld',
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    write: writeJsonLd,
  },
  hypothesis: { extension: 'json', mediaType: 'application/json', write: writeHypothesis },
  csljson: {
    extension: 'json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    write: writeCsl,
  },
}

const notUnicode = { code: 'not_unicode', message: lossText.notUnicode }

/**
 * Writes an export and says what its format cannot carry of this project. Half a surrogate pair,
 * which no UTF-8 file can hold, becomes U+FFFD, and that is said too.
 */
export function runExport(formatName: TextFormatName, input: ExportInput): ExportOutput {
  return finishedExport(formatName, textFormats[formatName].write(input))
}

/** The same of an export that a writer of its own made in this format: a template. */
export function finishedExport(
  formatName: TextFormatName,
  { text, items, losses }: WrittenExport,
): ExportOutput {
  const { mediaType, extension } = textFormats[formatName]
  const isWellFormed = text.isWellFormed()
  return {
    text: isWellFormed ? text : text.toWellFormed(),
    mediaType,
    extension,
    items,
    losses: isWellFormed ? losses : [...losses, notUnicode],
  }
}
