import { AppError } from '../../../core/model/error.ts'
import type { ExtractedSource, ReportLine, SourceAnnotation } from '../../../core/model/source.ts'
import { annotationLines } from '../annotationLines.ts'
import { type Archive, openArchive } from '../archive/openArchive.ts'
import { pathIn } from '../archive/pathIn.ts'
import { picturesOf } from '../archive/pictures.ts'
import { annotationsOfComments } from '../commentThreads.ts'
import { dublinCoreFacts, factsOf } from '../dublinCore.ts'
import { firstHeadingOf } from '../firstHeadingOf.ts'
import { laidOutPages } from '../laidOutPages.ts'
import { passageAt } from '../passage.ts'
import type { SourceFile } from '../sourceFile.ts'
import { attribute, descendantsNamed, parseXml, type XmlElement } from '../xml/xmlTree.ts'
import { NOTES, type OdtContent, OdtReader, PAGE } from './odtReader.ts'
import { readStyles } from './odtStyles.ts'

/**
 * Imports an OpenDocument text: its body by our own walk over content.xml, notes at the end as in a Word
 * document, comments as annotations. Throws AppError `corrupt`, and `unsupported` for an encrypted one.
 */
export async function importOdt({ bytes }: SourceFile): Promise<ExtractedSource> {
  const archive = await openArchive(bytes)
  await refuseEncrypted(archive)
  const document = await part(archive, 'content.xml')
  const [body] = document === null ? [] : descendantsNamed(document, 'text')
  if (document === null || body === undefined) {
    throw new AppError('corrupt', 'the OpenDocument file holds no text document')
  }
  const styles = await part(archive, 'styles.xml')
  const pictures = await picturesOf(archive, picturesIn(body))
  const reader = new OdtReader(
    readStyles(styles === null ? [document] : [styles, document]),
    (address) => pictures.get(pathIn('', address) ?? '') ?? null,
  )
  const read = reader.read(body)
  const meta = await part(archive, 'meta.xml')
  const facts = meta === null ? factsOf({ type: 'document' }) : dublinCoreFacts(meta, 'document')
  const annotations = annotationsOf(read)
  const { text, content, blocks } = read
  return {
    extractor: 'variorum/odt',
    extractorVersion: '1',
    mediaType: 'application/vnd.oasis.opendocument.text',
    encoding: null,
    ...facts,
    title: facts.title ?? firstHeadingOf(content),
    text,
    content,
    blocks,
    pages: laidOutPages(read, PAGE, NOTES),
    annotations,
    report: [...reportOf(body, text), ...annotationLines(annotations)],
  }
}

async function part(archive: Archive, name: string): Promise<XmlElement | null> {
  return archive.has(name) ? parseXml(await archive.text(name), name) : null
}

function picturesIn(body: XmlElement): string[] {
  return descendantsNamed(body, 'image').flatMap((image) => {
    return pathIn('', attribute(image, 'href') ?? '') ?? []
  })
}

async function refuseEncrypted(archive: Archive): Promise<void> {
  const manifest = await part(archive, 'META-INF/manifest.xml')
  if (manifest !== null && descendantsNamed(manifest, 'encryption-data').length > 0) {
    throw new AppError('unsupported', 'the OpenDocument file is protected by a password')
  }
}

function annotationsOf({ comments, places, text, blocks }: OdtContent): SourceAnnotation[] {
  const offsets = new Map(places.map(({ name, offset }) => [name, offset]))
  return annotationsOfComments(comments, (id) => {
    const start = offsets.get(`${id} start`) ?? 0
    return passageAt(text, blocks, start, offsets.get(`${id} end`) ?? start)
  })
}

function reportOf(body: XmlElement, text: string): ReportLine[] {
  const deleted = descendantsNamed(body, 'deletion').length
  const lines: ReportLine[] = []
  if (deleted > 0) {
    const message = `Tracked changes were read as accepted; passages deleted: ${deleted}.`
    lines.push({ code: 'tracked-changes', message })
  }
  if (text === '') lines.push({ code: 'no-text', message: 'The document holds no text.' })
  return lines
}
