import { AppError } from '../../../core/model/error.ts'
import type { Archive } from '../archive/openArchive.ts'
import { pathIn } from '../archive/pathIn.ts'
import { dublinCoreFacts, type FileFacts } from '../dublinCore.ts'
import {
  attribute,
  childNamed,
  childrenNamed,
  descendantsNamed,
  parseXml,
  type XmlElement,
} from '../xml/xmlTree.ts'

/** What a book's package says: itself, and which of its files are read in which order. */
export interface EpubPackage {
  readonly facts: FileFacts
  /** Names of the chapters' entries, in reading order. */
  readonly spine: readonly string[]
  /** The entry with the contents and the list of pages; null in older books. */
  readonly nav: string | null
  /** Chapters that the package names and the book lacks. */
  readonly missing: number
}

interface Item {
  readonly path: string | null
  readonly isNav: boolean
}

/**
 * Reads the package of a book (EPUB 3.3, sections 4.2 and 5). The contents are not read as a chapter, nor
 * is what lies beside the reading order. Throws AppError `corrupt` where the book does not tell.
 */
export async function readPackage(archive: Archive): Promise<EpubPackage> {
  const path = await packagePath(archive)
  const root = parseXml(await archive.text(path), 'the package of the book')
  const items = itemsOf(root, path)
  const order = childNamed(root, 'spine')
  const read = order === null ? [] : childrenNamed(order, 'itemref')
  const chapters = read
    .filter((reference) => attribute(reference, 'linear') !== 'no')
    .map((reference) => items.get(attribute(reference, 'idref') ?? ''))
    .filter((item) => item?.isNav !== true)
    .map((item) => item?.path ?? null)
  const spine = chapters.filter((chapter) => chapter !== null && archive.has(chapter))
  if (spine.length === 0) throw new AppError('corrupt', 'the book has no chapters')
  const nav = [...items.values()].find(({ isNav }) => isNav)?.path ?? null
  return {
    facts: dublinCoreFacts(childNamed(root, 'metadata') ?? root, 'book'),
    spine: spine.filter((chapter) => chapter !== null),
    nav: nav !== null && archive.has(nav) ? nav : null,
    missing: chapters.length - spine.length,
  }
}

async function packagePath(archive: Archive): Promise<string> {
  const container = 'META-INF/container.xml'
  if (!archive.has(container)) throw new AppError('corrupt', 'the book has no container file')
  const [rootFile] = descendantsNamed(
    parseXml(await archive.text(container), 'the container of the book'),
    'rootfile',
  )
  const written = rootFile === undefined ? null : attribute(rootFile, 'full-path')
  const path = written === null ? null : pathIn('', written)
  if (path === null || !archive.has(path)) {
    throw new AppError('corrupt', `the package of the book is not in it (${written ?? 'no path'})`)
  }
  return path
}

function itemsOf(root: XmlElement, packageName: string): ReadonlyMap<string, Item> {
  const manifest = childNamed(root, 'manifest')
  const items = manifest === null ? [] : childrenNamed(manifest, 'item')
  return new Map(
    items.map((item) => [
      attribute(item, 'id') ?? '',
      {
        path: pathIn(packageName, attribute(item, 'href') ?? ''),
        isNav: (attribute(item, 'properties') ?? '').split(/\s+/).includes('nav'),
      },
    ]),
  )
}
