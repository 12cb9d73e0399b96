import { parseFragment } from 'parse5'
import type { ExtractedSource, ReportLine } from '../../../core/model/source.ts'
import { annotationLines } from '../annotationLines.ts'
import { type Archive, openArchive } from '../archive/openArchive.ts'
import type { FileComment } from '../commentThreads.ts'
import { dublinCoreFacts, factsOf } from '../dublinCore.ts'
import { firstHeadingOf } from '../firstHeadingOf.ts'
import { attributeOf, type HtmlElement } from '../html/htmlTree.ts'
import { HtmlReader } from '../html/richTextOfHtml.ts'
import { laidOutPages } from '../laidOutPages.ts'
import type { SourceFile } from '../sourceFile.ts'
import { parseXml } from '../xml/xmlTree.ts'
import { convertDocx } from './convertDocx.ts'
import { docxComments } from './docxComments.ts'
import { PAGE } from './markDocument.ts'
import { placeComments } from './placeComments.ts'

const NOTES = 'variorum notes'

/**
 * Imports a Word document: mammoth converts it to HTML, our walk makes structured content of that.
 * Footnotes and endnotes stand at the end and are numbered where they are referred to; comments become
 * annotations; pages are those of Word's last layout, where it left them.
 */
export async function importDocx({ bytes }: SourceFile): Promise<ExtractedSource> {
  const archive = await openArchive(bytes)
  const { html, report } = await convertDocx(archive)
  const reader = new HtmlReader({ isLeftOut: isWayBack, placeOf })
  reader.read(parseFragment(html), null)
  const placed = reader.finish()
  const comments = await commentsOf(archive)
  const facts = archive.has('docProps/core.xml')
    ? dublinCoreFacts(
        parseXml(await archive.text('docProps/core.xml'), 'the properties'),
        'document',
      )
    : factsOf({ type: 'document' })
  const annotations = placeComments(placed, comments)
  const { text, content, blocks } = placed
  return {
    extractor: 'variorum/docx',
    extractorVersion: '1',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    encoding: null,
    ...facts,
    title: facts.title ?? firstHeadingOf(content),
    text,
    content,
    blocks,
    pages: laidOutPages(placed, PAGE, NOTES),
    annotations,
    report: [
      ...report,
      ...placed.report,
      ...annotationLines(annotations),
      ...(await leftOutLines(archive)),
      ...emptyLine(text),
    ],
  }
}

/** A link from a note back to its reference is no text of the document. */
function isWayBack(element: HtmlElement): boolean {
  return /^#(?:foot|end)note-ref-/.test(attributeOf(element, 'href') ?? '')
}

function placeOf(element: HtmlElement): string | null {
  const id = attributeOf(element, 'id') ?? ''
  if (element.tagName === 'li' && /^(?:foot|end)note-\d+$/.test(id)) return NOTES
  return id.startsWith('variorum ') ? id : null
}

async function commentsOf(archive: Archive): Promise<FileComment[]> {
  if (!archive.has('word/comments.xml')) return []
  const extended = 'word/commentsExtended.xml'
  return docxComments(
    await archive.text('word/comments.xml'),
    archive.has(extended) ? await archive.text(extended) : null,
  )
}

/** What is in the file and not in the text. */
async function leftOutLines(archive: Archive): Promise<ReportLine[]> {
  const name = 'word/document.xml'
  const xml = archive.has(name) ? await archive.text(name) : ''
  const count = (tag: string): number => xml.split(tag).length - 1
  const deleted = count('<w:delText')
  const readings = count('<w:rt>')
  const headers = archive.names.filter((part) =>
    /^word\/(?:header|footer)\d*\.xml$/.test(part),
  ).length
  return [
    ...lineIf(
      deleted,
      'tracked-changes',
      'Tracked changes were read as accepted; passages deleted:',
    ),
    ...lineIf(readings, 'readings-left-out', 'Readings above words (ruby) left out:'),
    ...lineIf(headers, 'headers-left-out', 'Headers and footers of pages left out:'),
  ]
}

function lineIf(count: number, code: string, what: string): ReportLine[] {
  return count === 0 ? [] : [{ code, message: `${what} ${count}.` }]
}

function emptyLine(text: string): ReportLine[] {
  return text === '' ? [{ code: 'no-text', message: 'The document holds no text.' }] : []
}
