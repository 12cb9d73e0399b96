import type { ImportedAnnotation, ImportedSource } from '../../../core/export/importedModel.ts'
import { markdownOfPlainText, plainNote } from '../../../core/export/readNote.ts'
import type { CslItem } from '../../../core/model/source.ts'
import { importSource } from '../../importers/importSource.ts'
import { signatureOf } from '../../importers/unicodeSignature.ts'
import {
  attribute,
  childNamed,
  childrenNamed,
  isElement,
  type XmlElement,
} from '../../importers/xml/xmlTree.ts'
import { idOf, madeId } from '../importedIds.ts'
import { guidIn, type RefiContext } from './refiContext.ts'
import type { RefiFiles } from './refiFiles.ts'
import { type TextOfFile, textIn } from './refiNotes.ts'
import { readSelections, type SelectionScope } from './refiSelections.ts'
import { metadataOfValues, type ValuesOf, valueLines } from './refiValues.ts'

export interface RefiSources {
  readonly sources: readonly ImportedSource[]
  readonly annotations: readonly ImportedAnnotation[]
}

/** Where a source keeps its text: in itself or in a part of it. */
const textParts: Readonly<Record<string, string | null>> = {
  TextSource: null,
  PDFSource: 'Representation',
  PictureSource: 'TextDescription',
  AudioSource: 'Transcript',
  VideoSource: 'Transcript',
}

/** The sources that have a text, with the passages on it; the report says what is left of the others. */
export async function readSources(
  scope: SelectionScope,
  files: RefiFiles,
  valuesOf: ValuesOf,
): Promise<RefiSources> {
  const sources: ImportedSource[] = []
  const annotations: ImportedAnnotation[] = []
  const keys = new Map<string, string>()
  const list = childNamed(scope.context.root, 'Sources')?.children.filter(isElement) ?? []
  // A transcript may be the text of a text source, too: those are read first.
  const inOrder = [...list].sort((left, right) => rank(left) - rank(right))
  for (const source of inOrder) {
    reportMedia(source, scope)
    for (const text of textElements(source)) {
      const path = attribute(text, 'plainTextPath')?.toLowerCase() ?? ''
      const isSecond = text.name === 'Transcript' && keys.has(path)
      const key = isSecond ? (keys.get(path) ?? '') : keyOf(text)
      annotations.push(...readSelections(source, text, key, scope))
      if (isSecond) continue
      if (path !== '') keys.set(path, key)
      const read = await sourceOf(source, text, scope, files)
      if (read === null) scope.context.report.add('refi_no_text', titleOf(source, text))
      else sources.push(withValues({ ...read, key }, source, valuesOf, scope))
    }
  }
  return { sources, annotations }
}

function rank({ name }: XmlElement): number {
  return name === 'TextSource' ? 0 : 1
}

/** The elements of a source that have a text; for a PDF without one, its pages have it. */
function textElements(source: XmlElement): XmlElement[] {
  if (!Object.hasOwn(textParts, source.name)) return []
  const part = textParts[source.name] ?? null
  if (part === null) return [source]
  const parts = childrenNamed(source, part)
  return source.name === 'PDFSource' && parts.length === 0 ? [source] : parts
}

function keyOf(text: XmlElement): string {
  return guidIn(text, 'guid') ?? `${attribute(text, 'name')} ${attribute(text, 'plainTextPath')}`
}

function titleOf(source: XmlElement, text: XmlElement): string {
  const name = text.name === 'Transcript' ? attribute(text, 'name') : null
  return name?.trim() || attribute(source, 'name')?.trim() || '?'
}

async function sourceOf(
  source: XmlElement,
  text: XmlElement,
  { context, notes }: SelectionScope,
  files: RefiFiles,
): Promise<Omit<ImportedSource, 'key'> | null> {
  const read = await readText(source, text, context, files)
  if (read === null) return null
  const own = source === text ? notes.of(source) : [...notes.of(source), ...notes.of(text)]
  return {
    id: idOf(guidIn(text, 'guid')),
    title: titleOf(source, text),
    metadata: read.extracted.metadata,
    notes: own,
    ...read,
    hasMark: signatureOf(read.bytes) !== null,
  }
}

async function readText(
  source: XmlElement,
  text: XmlElement,
  context: RefiContext,
  files: RefiFiles,
): Promise<TextOfFile | null> {
  if (source.name !== 'PDFSource' || text !== source) return textIn(text, context, files)
  const pages = await files.read(attribute(source, 'path'))
  return pages === null ? null : { ...pages, extracted: await importSource(pages) }
}

/** Ours are fields of the document; what other programs know of a source has no field and is a note. */
function withValues(
  read: ImportedSource,
  source: XmlElement,
  valuesOf: ValuesOf,
  { context }: SelectionScope,
): ImportedSource {
  const values = valuesOf(source)
  if (values.length === 0) return read
  if (context.isOwn) {
    const metadata: CslItem = { ...read.metadata, ...metadataOfValues(values) }
    return { ...read, metadata }
  }
  const id = madeId('refi values', read.key)
  const annotator = context.personOf(source)
  const note = { ...plainNote(markdownOfPlainText(valueLines(values))), id, annotator }
  return { ...read, notes: [...read.notes, note] }
}

function reportMedia(source: XmlElement, { context }: SelectionScope): void {
  const isMedia = /^(?:Picture|Audio|Video)Source$/.test(source.name)
  if (isMedia) context.report.add('refi_media', attribute(source, 'name') ?? undefined)
}
