import { AppError } from '../../../core/model/error.ts'
import type { PageStart } from '../../../core/model/page.ts'
import type { Range } from '../../../core/model/range.ts'
import type { ExtractedSource, ReportLine, SourceAnnotation } from '../../../core/model/source.ts'
import { annotationLines } from '../annotationLines.ts'
import { decodeText } from '../decodeText.ts'
import { firstHeadingOf } from '../firstHeadingOf.ts'
import { declaredCharset } from '../html/declaredCharset.ts'
import { passageAt } from '../passage.ts'
import type { SourceFile } from '../sourceFile.ts'
import {
  attribute,
  childNamed,
  descendantsNamed,
  parseXml,
  type XmlElement,
} from '../xml/xmlTree.ts'
import { namesOfPeople, teiFacts } from './teiFacts.ts'
import { createNaming } from './teiNames.ts'
import { proseOf } from './teiProse.ts'
import { type TeiContent, TeiReader } from './teiReader.ts'

/**
 * Imports a TEI document (P5; P4 has the same elements for what is read): the text with its structure, names
 * that say what they name as links to entities, notes as notes, the header as the document's facts.
 * @throws AppError corrupt; unsupported when there is no text in it, or several; too_large
 */
export function importTei({ bytes }: SourceFile): ExtractedSource {
  const { text, encoding, report } = decodeText(bytes, declaredCharset(bytes))
  const roots = teiRoots(parseXml(text, 'the TEI file'))
  const [root] = roots
  if (root === undefined || roots.length > 1) {
    const message = `the corpus holds ${roots.length} texts; import them as annotations, or each by itself`
    throw new AppError('unsupported', message)
  }
  const { extracted } = extractTei(root)
  return { ...extracted, encoding, report: [...report, ...extracted.report] }
}

/** The documents of a file: one, or those of a corpus. @throws AppError corrupt for XML that is not TEI */
export function teiRoots(root: XmlElement): XmlElement[] {
  if (/^TEI(?:\.2)?$/.test(root.name)) return [root]
  if (!/^teiCorpus(?:\.2)?$/.test(root.name)) throw new AppError('corrupt', 'the file is no TEI')
  return ['TEI', 'TEI.2'].flatMap((name) => descendantsNamed(root, name))
}

/** What one TEI document holds, and where in its text an element stands whose id is one of the `wanted`. */
export function extractTei(
  root: XmlElement,
  wanted: ReadonlySet<string> = new Set(),
): { extracted: ExtractedSource; rangeOf: (id: string) => Range | null } {
  const body = childNamed(root, 'text')
  if (body === null || descendantsNamed(body, 'ptr').some(isCatma)) {
    const message = 'the TEI file holds no text, but annotations on one: import them as annotations'
    throw new AppError('unsupported', message)
  }
  const read = new TeiReader(new Set([...targetsOf(body), ...wanted])).read(body)
  const { text, content, blocks } = read
  const annotations = [...mentionsIn(read, root), ...notesIn(read, root)]
  const facts = teiFacts(root)
  const extracted = {
    extractor: 'variorum/tei',
    extractorVersion: '1',
    mediaType: 'application/tei+xml',
    encoding: null,
    ...facts,
    title: facts.title ?? firstHeadingOf(content),
    ...{ text, content, blocks },
    pages: pagesOf(read),
    annotations,
    report: [...reportOf(read, root), ...annotationLines(annotations)],
  }
  const at = offsetsOf(read)
  return { extracted, rangeOf: (id) => between(read, at(`id ${id}`), at(`id ${id} end`)) }
}

function isCatma(pointer: XmlElement): boolean {
  return attribute(pointer, 'target')?.startsWith('catma:') === true
}

/** Ids of what the notes of a text are about, where that is not where they stand. */
function targetsOf(body: XmlElement): Set<string> {
  return new Set(descendantsNamed(body, 'note').flatMap((note) => targetOf(note) ?? []))
}

function targetOf(note: XmlElement): string | null {
  return /^#([\w.-]+)$/.exec(attribute(note, 'target')?.trim() ?? '')?.[1] ?? null
}

function mentionsIn(read: TeiContent, root: XmlElement): SourceAnnotation[] {
  const naming = createNaming(root)
  const at = offsetsOf(read)
  return read.names.flatMap((element, index) => {
    const passage = between(read, at(`name ${index}`), at(`name ${index} end`))
    const mentions = [naming(element)]
    return passage === null ? [] : [{ ...nobodys, ranges: [passage], notes: [], mentions }]
  })
}

const nobodys = { author: null, created: null, modified: null } as const

function notesIn(read: TeiContent, root: XmlElement): SourceAnnotation[] {
  const people = namesOfPeople(root)
  const at = offsetsOf(read)
  return read.notes.flatMap(({ element, block }, index): SourceAnnotation[] => {
    const text = proseOf(element)
    if (text === '') return []
    const target = targetOf(element)
    const meant = target === null ? null : between(read, at(`id ${target}`), at(`id ${target} end`))
    const passage = meant ?? wordAt(read, at(block), at(`note ${index}`))
    const responsible = attribute(element, 'resp')?.trim() ?? ''
    const author = people.get(responsible) ?? null
    const note = { ...nobodys, author, text }
    return [{ ...nobodys, author, ranges: passage === null ? [] : [passage], notes: [note] }]
  })
}

function offsetsOf({ places }: TeiContent): (name: string) => number | null {
  const offsets = new Map(places.map(({ name, offset }) => [name, offset]))
  return (name) => offsets.get(name) ?? null
}

function between(
  { text, blocks }: TeiContent,
  start: number | null,
  end: number | null,
): Range | null {
  const isEmpty = start === null || end === null || text.slice(start, end).trim() === ''
  return isEmpty ? null : passageAt(text, blocks, start, end)
}

/** The word that a note stands after; the whole block where it stands before all of its words. */
function wordAt(
  { text, blocks }: TeiContent,
  blockStart: number | null,
  next: number | null,
): Range | null {
  if (blockStart === null || next === null) return null
  const block = blocks.find(({ start, end }) => start <= blockStart && blockStart < end)
  if (block === undefined) return passageAt(text, blocks, next, next)
  const before = text.slice(block.start, Math.min(next, block.end)).trimEnd()
  const word = /\S+$/.exec(before)
  if (word === null) return [block.start, block.end]
  return [block.start + word.index, block.start + before.length]
}

/** Pages by the breaks of the printed text; what stands before the first is on none. */
function pagesOf(read: TeiContent): PageStart[] {
  const at = offsetsOf(read)
  const byStart = new Map(read.pages.map((label, index) => [at(`page ${index}`) ?? 0, label]))
  const pages = [...byStart].map(([start, label]) => ({ start, label }))
  pages.sort((one, other) => one.start - other.start)
  const isBefore = (pages[0]?.start ?? 0) > 0
  return isBefore ? [{ start: 0, label: '' }, ...pages] : pages
}

function reportOf({ text, left }: TeiContent, root: XmlElement): ReportLine[] {
  const lines = [...left].map(([what, count]) => ({
    code: `tei-${what}`,
    message: `${leftOut[what]}: ${count}.`,
  }))
  const elsewhere = descendantsNamed(root, 'annotation').length
  if (elsewhere > 0) {
    const message = `Annotations in a list of their own are not read with the text, but by importing annotations: ${elsewhere}.`
    lines.push({ code: 'tei-standoff', message })
  }
  if (text === '') lines.push({ code: 'no-text', message: 'The document holds no text.' })
  return lines
}

const leftOut = {
  reading: 'Variant readings are left out, the lemma is read',
  alternative: 'Where the file gives alternatives, the words of the source were read',
  picture: 'Pictures are left out',
} as const
