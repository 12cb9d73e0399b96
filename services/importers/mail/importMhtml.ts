import { cslDateOf } from '../../../core/bibliography/cslDate.ts'
import { AppError } from '../../../core/model/error.ts'
import { archiveExtractor } from '../../../core/model/keeping.ts'
import type { CslItem, ExtractedSource } from '../../../core/model/source.ts'
import { importHtml } from '../importHtml.ts'
import { instantOf } from '../instantOf.ts'
import { latin1Of } from '../latin1Of.ts'
import type { SourceFile } from '../sourceFile.ts'
import { type MimePart, mimePartsOf } from './mimeParts.ts'

const MAX_PICTURE = 740_000

/**
 * Imports a web page that a browser saved as one file (MHTML): the whole page, with the pictures
 * that are in the file, its address and the day it was saved. Throws AppError `corrupt` where no page is
 * in it.
 */
export function importMhtml({ bytes }: SourceFile): ExtractedSource {
  const { headers, parts } = mimePartsOf(bytes)
  const page = parts.find((part) => typeOf(part).startsWith('text/html'))
  if (page === undefined) throw new AppError('corrupt', 'the web archive holds no page')
  const html = withPictures(latin1Of(page.bytes), parts)
  const source = importHtml({
    name: 'page.html',
    bytes: Buffer.from(html, 'latin1'),
    keeping: 'whole',
  })
  const address = headers.get('snapshot-content-location') ?? page.headers.get('content-location')
  const saved = instantOf(headers.get('date'))
  const found: CslItem = {
    ...(address !== undefined && /^https?:/.test(address) && { URL: address.trim() }),
    ...(saved !== null && { accessed: cslDateOf(saved) }),
  }
  return {
    ...source,
    extractor: archiveExtractor,
    mediaType: 'multipart/related',
    metadata: { ...found, ...source.metadata },
  }
}

function typeOf({ headers }: MimePart): string {
  return (headers.get('content-type') ?? '').trim().toLowerCase()
}

/** Pictures of the archive in place of their addresses. */
function withPictures(html: string, parts: readonly MimePart[]): string {
  let result = html
  for (const { headers, bytes } of parts) {
    const [, type] = /^(image\/[\w.+-]+)/.exec(headers.get('content-type') ?? '') ?? []
    const address = headers.get('content-location')?.trim()
    if (type === undefined || !address || bytes.length > MAX_PICTURE) continue
    const data = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
    for (const written of [address, address.replaceAll('&', '&amp;')]) {
      result = result.replaceAll(`src="${written}"`, `src="${data}"`)
    }
  }
  return result
}
