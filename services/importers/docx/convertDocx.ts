import mammoth from 'mammoth'
import { AppError } from '../../../core/model/error.ts'
import type { ReportLine } from '../../../core/model/source.ts'
import type { Archive } from '../archive/openArchive.ts'
import { converterReport } from './converterReport.ts'
import { markDocument } from './markDocument.ts'

/** Styles beyond the converter's own: the title is a heading, quotations and code stay what they are. */
const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Source Code'] => pre:separator('\\n')",
  'u => u',
]

export interface ConvertedDocx {
  readonly html: string
  readonly report: readonly ReportLine[]
}

/**
 * A Word document as HTML, by mammoth. It is given the archive we opened instead of bytes to open, so
 * that the limits are ours, and no path, so that no image is fetched from anywhere.
 */
export async function convertDocx(archive: Archive): Promise<ConvertedDocx> {
  const file = { exists: archive.has, read: readPart.bind(null, archive), write: () => undefined }
  const options = {
    styleMap,
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    ignoreEmptyParagraphs: true,
  }
  try {
    // Mammoth takes an opened archive under `file` (lib/unzip.js); its types leave that out.
    const input = { file } as unknown as Parameters<typeof mammoth.convertToHtml>[0]
    const { value, messages } = await mammoth.convertToHtml(input, options)
    return { html: value, report: converterReport(messages.map(({ message }) => message)) }
  } catch (error) {
    if (error instanceof AppError || error instanceof RangeError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('corrupt', `the Word document cannot be read: ${reason}`)
  }
}

async function readPart(
  archive: Archive,
  name: string,
  encoding?: string,
): Promise<string | Uint8Array> {
  if (encoding === 'base64') return Buffer.from(await archive.bytes(name)).toString('base64')
  if (encoding === undefined) return archive.bytes(name)
  const xml = await archive.text(name)
  if (/<!DOCTYPE/i.test(xml)) {
    throw new AppError('corrupt', `${name} has a document type declaration, as no Word file has`)
  }
  return /<w:body\b/.test(xml) ? markDocument(xml) : xml
}
