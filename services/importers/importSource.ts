import { AppError } from '../../core/model/error.ts'
import {
  importFormatNames,
  kindByExtension,
  type SourceKind,
} from '../../core/model/importFormat.ts'
import type { ExtractedSource } from '../../core/model/source.ts'
import { fileFormatOf } from './fileFormat.ts'
import { latin1Of } from './latin1Of.ts'
import type { SourceFile } from './sourceFile.ts'

/** Larger files are refused unread. */
export const maxSourceBytes = 64 * 2 ** 20

/**
 * What a file holds, by the importer that its name asks for; where the name asks for none, a page is
 * known by its beginning and everything else that may be text is text. Throws AppError `unsupported`,
 * naming what the file looks like, and `too_large`. The importers are loaded on first use: a text
 * file does not pay for the libraries that read pages.
 */
export async function importSource(file: SourceFile): Promise<ExtractedSource> {
  if (file.bytes.length > maxSourceBytes) {
    const message = `${file.bytes.length} bytes; the limit is ${maxSourceBytes}`
    throw new AppError('too_large', message)
  }
  const known = fileFormatOf(file.name, file.bytes)
  if (known !== null && known.kind === undefined) {
    const message = known.isAnnotations
      ? `looks like ${known.format}: that is no document; “Import annotations” reads it`
      : `looks like ${known.format}; what can be imported: ${importFormatNames()}`
    throw new AppError('unsupported', message, { looksLike: known.format })
  }
  return importAs(known?.kind ?? textKindOf(file), file)
}

function textKindOf({ name, bytes }: SourceFile): SourceKind {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const kind = kindByExtension.get(extension)
  if (kind === 'text' || kind === 'markdown' || kind === 'html') return kind
  // XML of any other kind is the text it is.
  if (extension === 'xml') return 'text'
  if (kind !== undefined) {
    throw new AppError(
      'corrupt',
      `it is not what its name says: it holds no ${extension.toUpperCase()}`,
    )
  }
  return beginsAsPage(bytes) ? 'html' : 'text'
}

/** Zero bytes are skipped, so that pages in UTF-16 show too. */
function beginsAsPage(bytes: Uint8Array): boolean {
  const head = latin1Of(bytes.subarray(0, 1024)).replaceAll('\0', '')
  return /^[^\w<]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b/is.test(head)
}

async function importAs(kind: SourceKind, file: SourceFile): Promise<ExtractedSource> {
  switch (kind) {
    case 'text':
      return (await import('./importPlainText.ts')).importPlainText(file)
    case 'markdown':
      return (await import('./importMarkdown.ts')).importMarkdown(file)
    case 'html':
      return (await import('./importHtml.ts')).importHtml(file)
    case 'docx':
      return (await import('./docx/importDocx.ts')).importDocx(file)
    case 'pdf':
      return (await import('./pdf/importPdf.ts')).importPdf(file)
    case 'epub':
      return (await import('./epub/importEpub.ts')).importEpub(file)
    case 'odt':
      return (await import('./odt/importOdt.ts')).importOdt(file)
    case 'rtf':
      return (await import('./rtf/importRtf.ts')).importRtf(file)
    case 'mhtml':
      return (await import('./mail/importMhtml.ts')).importMhtml(file)
    case 'tei':
      return (await import('./tei/importTei.ts')).importTei(file)
    case 'mail':
      return (await import('./mail/importMail.ts')).importMail(file)
  }
}
