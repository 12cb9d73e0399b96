import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { AppError } from '../../../core/model/error.ts'
import type { PageStart } from '../../../core/model/page.ts'
import type { ExtractedSource, ReportLine } from '../../../core/model/source.ts'
import { safeHref } from '../../../core/text/safeHref.ts'
import { textOfContent } from '../../../core/text/textOfContent.ts'
import { annotationLines } from '../annotationLines.ts'
import { firstHeadingOf } from '../firstHeadingOf.ts'
import type { SourceFile } from '../sourceFile.ts'
import { withPdf } from './openPdf.ts'
import { linesOfPage, type PageLine } from './pageLines.ts'
import { leadingOf, paragraphsOf } from './paragraphs.ts'
import { blockOfLines, type PdfBlock } from './pdfBlocks.ts'
import { type LinkInBlock, pdfContent } from './pdfContent.ts'
import { pdfFacts } from './pdfFacts.ts'
import { marksOf, type PdfMarks } from './pdfMarks.ts'
import { placeMarks } from './placeMarks.ts'
import { rangeUnder } from './underArea.ts'

interface ReadPage extends PdfMarks {
  readonly label: string
  readonly lines: readonly PageLine[]
}

interface PageBlocks extends ReadPage {
  readonly blocks: readonly PdfBlock[]
}

/**
 * Imports a PDF with a text layer, in the order in which the file gives its text. Lines become
 * paragraphs and large type headings by where they stand; hyphens at ends of lines stay and are marked;
 * every page knows where it begins; highlights and comments become annotations. Throws AppError
 * `unsupported` for a PDF without any text.
 */
export async function importPdf({ bytes }: SourceFile): Promise<ExtractedSource> {
  return withPdf(bytes, async (pdf) => {
    const read = await readPages(pdf)
    const leading = leadingOf(read.map(({ lines }) => lines))
    const pages = read.map((page): PageBlocks => {
      const blocks = paragraphsOf(page.lines, leading).map(blockOfLines)
      return { ...page, blocks: blocks.filter(({ text }) => text !== '') }
    })
    const facts = await pdfFacts(pdf)
    const source = sourceOf(pages)
    return { ...source, ...facts, title: facts.title ?? firstHeadingOf(source.content) }
  })
}

async function readPages(pdf: PDFDocumentProxy): Promise<ReadPage[]> {
  const labels = await pdf.getPageLabels()
  const pages: ReadPage[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    const lines = linesOfPage(items.filter((item) => 'str' in item))
    const marks = marksOf(await page.getAnnotations())
    pages.push({ label: labels?.[number - 1] || String(number), lines, ...marks })
    page.cleanup()
  }
  return pages
}

function sourceOf(pages: readonly PageBlocks[]) {
  const all = pages.flatMap(({ blocks }) => blocks)
  if (all.length === 0) {
    const message =
      'the PDF has no text layer: its pages are pictures or empty. Recognise their text (OCR) first'
    throw new AppError('unsupported', message)
  }
  const content = pdfContent(all, linksIn(pages))
  const { text, blocks } = textOfContent(content)
  const startOf = new Map(all.map((block, index) => [block, blocks[index]?.start ?? 0]))
  const annotations = placeMarks(
    text,
    pages.map((page) => ({
      marks: page.marks,
      blocks: page.blocks.map((block) => ({ block, start: startOf.get(block) ?? 0 })),
    })),
  )
  return {
    extractor: 'variorum/pdf',
    extractorVersion: '1',
    mediaType: 'application/pdf',
    encoding: null,
    text,
    content,
    blocks,
    pages: pages.flatMap(({ label, blocks: [first] }): PageStart[] =>
      first === undefined ? [] : [{ start: startOf.get(first) ?? 0, label }],
    ),
    annotations,
    report: [...reportOf(pages), ...annotationLines(annotations)],
  }
}

function linksIn(pages: readonly PageBlocks[]): (block: PdfBlock) => LinkInBlock[] {
  const links = new Map<PdfBlock, LinkInBlock[]>()
  for (const page of pages) {
    for (const block of page.blocks) {
      const found = page.links.flatMap(({ area, href }) => {
        const range = rangeUnder(block, area)
        const safe = safeHref(href)
        return range === null || safe === null ? [] : [{ range, href: safe }]
      })
      if (found.length > 0) links.set(block, found)
    }
  }
  return (block) => links.get(block) ?? []
}

function reportOf(pages: readonly PageBlocks[]): ReportLine[] {
  const blocks = pages.flatMap((page) => page.blocks)
  const hyphens = blocks.reduce((sum, block) => sum + block.hyphens, 0)
  const empty = pages.filter((page) => page.blocks.length === 0).map(({ label }) => label)
  const drawings = pages.reduce((sum, page) => sum + page.drawings, 0)
  const lines: ReportLine[] = [
    {
      code: 'layout-read',
      message:
        'Paragraphs and headings were told by where their letters stand; tables are lines of text; pictures are left out.',
    },
  ]
  const add = (code: string, message: string): number => lines.push({ code, message })
  if (hyphens > 0) add('hyphens-kept', `Hyphens at the end of a line, kept and marked: ${hyphens}.`)
  if (empty.length > 0) add('pages-without-text', `Pages without text: ${empty.join(', ')}.`)
  if (drawings > 0) add('drawings-left-out', `Drawings and stamps on pages left out: ${drawings}.`)
  return lines
}
