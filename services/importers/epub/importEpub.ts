import { AppError } from '../../../core/model/error.ts'
import type { PageStart } from '../../../core/model/page.ts'
import type { ExtractedSource, ReportLine } from '../../../core/model/source.ts'
import { type Archive, openArchive } from '../archive/openArchive.ts'
import { pathIn } from '../archive/pathIn.ts'
import { picturesOf } from '../archive/pictures.ts'
import { firstHeadingOf } from '../firstHeadingOf.ts'
import { attributeOf, elementsOf, type HtmlElement, rawTextOf } from '../html/htmlTree.ts'
import { type Page, parsePage } from '../html/parsePage.ts'
import { HtmlReader } from '../html/richTextOfHtml.ts'
import { expandEmptyTags } from '../html/xhtml.ts'
import type { SourceFile } from '../sourceFile.ts'
import { readPackage } from './epubPackage.ts'

interface Chapter {
  readonly name: string
  readonly page: Page
}

/**
 * Imports a book: its chapters in reading order as one text, pictures and page numbers of the printed
 * edition included. Nothing outside the book is asked for. Throws AppError `corrupt` for what is no book
 * and `unsupported` for an encrypted one.
 */
export async function importEpub({ bytes }: SourceFile): Promise<ExtractedSource> {
  const archive = await openArchive(bytes)
  const { facts, spine, nav, missing } = await readPackage(archive)
  await refuseEncrypted(archive, spine)
  const chapters = await Promise.all(spine.map((name) => readChapter(archive, name)))
  const pictures = await picturesOf(archive, chapters.flatMap(picturesIn))
  const labels =
    nav === null ? new Map<string, string>() : pageList(await readChapter(archive, nav))
  let chapter = ''
  const reader = new HtmlReader({
    isLeftOut: isPageBreak,
    placeOf: (element) => pageLabelOf(element, chapter, labels),
    imageAt: (address) => pictures.get(pathIn(chapter, address) ?? '') ?? null,
  })
  for (const { name, page } of chapters) {
    chapter = name
    reader.read(page.body ?? page.document, null)
  }
  const { text, content, blocks, places, report } = reader.finish()
  return {
    extractor: 'variorum/epub',
    extractorVersion: '1',
    mediaType: 'application/epub+zip',
    encoding: null,
    ...facts,
    title: facts.title ?? firstHeadingOf(content),
    text,
    content,
    blocks,
    pages: places.map(({ name, offset }): PageStart => ({ start: offset, label: name })),
    annotations: [],
    report: [...report, ...missingLine(missing), ...emptyLine(text)],
  }
}

async function readChapter(archive: Archive, name: string): Promise<Chapter> {
  return { name, page: parsePage(expandEmptyTags(await archive.text(name))) }
}

function picturesIn({ name, page }: Chapter): string[] {
  return elementsOf(page.document)
    .filter(({ tagName }) => tagName === 'img')
    .flatMap((image) => pathIn(name, attributeOf(image, 'src') ?? '') ?? [])
}

/** Its number is the printed page's, no word of the text. */
function isPageBreak(element: HtmlElement): boolean {
  return isOfType(element, 'pagebreak')
}

function isOfType(element: HtmlElement, type: string): boolean {
  const types = attributeOf(element, 'epub:type')?.split(/\s+/) ?? []
  return types.includes(type) || attributeOf(element, 'role') === `doc-${type}`
}

function pageLabelOf(
  element: HtmlElement,
  chapter: string,
  labels: ReadonlyMap<string, string>,
): string | null {
  const listed = labels.get(`${chapter}#${attributeOf(element, 'id') ?? ''}`)
  if (listed !== undefined) return listed
  if (!isPageBreak(element)) return null
  const written = attributeOf(element, 'title') ?? attributeOf(element, 'aria-label')
  return (written ?? rawTextOf(element)).trim().replace(/^page\s+/i, '') || null
}

/** The labels of printed pages by where they begin, from the book's own list of them. */
function pageList({ name, page }: Chapter): Map<string, string> {
  const [list] = elementsOf(page.document).filter((element) => isOfType(element, 'page-list'))
  const links = list === undefined ? [] : elementsOf(list)
  return new Map(
    links.flatMap((link) => {
      const [, id] = (attributeOf(link, 'href') ?? '').split('#')
      const path = pathIn(name, attributeOf(link, 'href') ?? '')
      return path === null || !id ? [] : [[`${path}#${id}`, rawTextOf(link).trim()] as const]
    }),
  )
}

/** Fonts may be obfuscated; chapters that are encrypted cannot be read. */
async function refuseEncrypted(archive: Archive, spine: readonly string[]): Promise<void> {
  const name = 'META-INF/encryption.xml'
  if (!archive.has(name)) return
  const encryption = await archive.text(name)
  if (spine.some((chapter) => encryption.includes(chapter))) {
    throw new AppError('unsupported', 'the book is encrypted (copy protection)')
  }
}

function missingLine(count: number): ReportLine[] {
  const message = `Chapters that the book names and does not hold: ${count}.`
  return count === 0 ? [] : [{ code: 'chapters-missing', message }]
}

function emptyLine(text: string): ReportLine[] {
  return text === '' ? [{ code: 'no-text', message: 'The book holds no text.' }] : []
}
