import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { z } from 'zod'
import { type FileFacts, factsOf } from '../dublinCore.ts'

const Info = z.object({
  Title: z.string().optional().catch(undefined),
  Author: z.string().optional().catch(undefined),
  Subject: z.string().optional().catch(undefined),
  Language: z.string().nullish().catch(undefined),
})

/** What programs put where the title belongs. */
const noTitle = /^(?:untitled|microsoft (?:word|powerpoint) - .*|.*\.(?:docx?|dvi|indd|qxd|tex))$/i

/**
 * What a PDF says of itself. Its dates are those of the file, not of the publication, so they are no
 * part of it.
 */
export async function pdfFacts(pdf: PDFDocumentProxy): Promise<FileFacts> {
  const { info, metadata } = await pdf.getMetadata()
  const { Title, Author, Subject, Language } = Info.parse(info)
  const xmp = (name: string): string | null => {
    const value: unknown = metadata?.get(name)
    return typeof value === 'string' ? value : null
  }
  const title = Title?.trim() ?? ''
  return factsOf({
    type: 'document',
    title: noTitle.test(title) ? null : title,
    authors: Author?.split(/\s*;\s*/),
    publisher: xmp('dc:publisher'),
    language: Language,
    abstract: Subject,
    rights: xmp('dc:rights'),
  })
}
