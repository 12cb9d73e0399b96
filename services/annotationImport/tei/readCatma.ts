import type {
  ImportedAnnotation,
  ImportedAnnotations,
  ImportedCode,
  ImportedPosition,
} from '../../../core/export/importedModel.ts'
import type { ImportReport } from '../../../core/export/importReport.ts'
import { readInstant } from '../../../core/export/readPeople.ts'
import {
  attribute,
  childNamed,
  childrenNamed,
  descendantsNamed,
  textOf,
  type XmlElement,
} from '../../importers/xml/xmlTree.ts'
import { labels } from '../../labels.ts'
import { annotationOn, type Making, notesOfText } from '../foreignAnnotation.ts'
import { madeId } from '../importedIds.ts'

/** Where CATMA says something of its own; any other property is one of the reader's. */
const OWN = 'catma_'

interface Passage {
  /** `catma://DOCUMENT` */
  readonly source: string
  readonly start: number
  readonly end: number
}

/**
 * The exchange format of CATMA (https://catma.de, "TEI 5", as its sources and catma-py write it): an `fsDecl`
 * is a tag below its `baseTypes`, an `fs` one annotation with the values of its properties, a `seg` a stretch
 * of text with all the annotations on it. A text is cut at every beginning and end, so the stretches of one
 * annotation that touch are one. Positions count UTF-16 units of a text that is not in the file.
 */
export function readCatma(root: XmlElement, report: ImportReport): ImportedAnnotations {
  const tags = tagsOf(root)
  const passages = passagesOf(root, report)
  const length = pointersOf(root).reduce((longest, { end }) => Math.max(longest, end), 0)
  const annotations = descendantsNamed(root, 'text')
    .flatMap((text) => descendantsNamed(text, 'fs'))
    .flatMap((fs) => {
      const id = attribute(fs, 'xml:id') ?? ''
      const found = passages.get(id) ?? []
      if (found.length === 0) report.add('no_target', id)
      return found.length === 0 ? [] : [annotationOf(fs, found, length, tags, report)]
    })
  report.add('catma_text', String(length))
  return {
    ...{ origin: 'catma', documentedUnit: 'utf-16', annotations, sources: [] },
    codes: [...tags.values()].sort((one, other) => one.path.length - other.path.length),
    ...{ entities: [], documents: [], notes: [], report: report.lines() },
  }
}

/** Tags by their ids, each with the names of those above it; of several tagsets the tagset is the topmost. */
function tagsOf(root: XmlElement): ReadonlyMap<string, ImportedCode> {
  const sets = descendantsNamed(root, 'fsdDecl')
  const declared = new Map(
    sets.flatMap((set) =>
      childrenNamed(set, 'fsDecl').map((tag) => [attribute(tag, 'xml:id') ?? '', { tag, set }]),
    ),
  )
  const pathOf = (id: string, below: readonly string[]): string[] => {
    const known = declared.get(id)
    // A file may claim that a tag is above itself.
    if (known === undefined || below.includes(id)) return []
    const parent = attribute(known.tag, 'baseTypes')?.trim().replace(/^#/, '') ?? ''
    const above = pathOf(parent, [...below, id])
    const top = sets.length > 1 && above.length === 0 ? [nameOfSet(known.set)] : []
    return [...top, ...above, nameOfTag(known.tag)]
  }
  return new Map(
    [...declared].map(([id, { tag }]) => [
      id,
      {
        id: madeId('catma tag', id),
        path: pathOf(id, []),
        colour: colourOf(defaultOf(tag, `${OWN}displaycolor`)),
        description: '',
        notes: [],
      },
    ]),
  )
}

/** Without the version, a time, that stands after it. */
function nameOfSet(set: XmlElement): string {
  const name = (attribute(set, 'n') ?? '').replace(/\s*\d{4}-\d\d-\d\dT\S+$/, '').trim()
  return name || labels.unnamedCode
}

function nameOfTag(tag: XmlElement): string {
  const named = childNamed(tag, 'fsDescr')
  return (named === null ? '' : textOf(named).trim()) || labels.unnamedCode
}

function defaultOf(tag: XmlElement, property: string): string | null {
  const declared = childrenNamed(tag, 'fDecl').find((each) => attribute(each, 'name') === property)
  const [value] = declared === undefined ? [] : descendantsNamed(declared, 'string')
  return value === undefined ? null : textOf(value).trim()
}

/** A signed number of 32 bits: opacity, red, green, blue. */
function colourOf(written: string | null): string | null {
  if (written === null || !/^-?\d{1,10}$/.test(written)) return null
  return `#${((Number(written) >>> 0) & 0xff_ff_ff).toString(16).padStart(6, '0')}`
}

function pointersOf(element: XmlElement): Passage[] {
  return descendantsNamed(element, 'ptr').flatMap((pointer) => {
    const [, source = '', start, end] =
      /^(catma:[^#]*)#char=(\d+),(\d+)$/.exec(attribute(pointer, 'target') ?? '') ?? []
    return start === undefined ? [] : [{ source, start: Number(start), end: Number(end) }]
  })
}

function passagesOf(root: XmlElement, report: ImportReport): ReadonlyMap<string, Passage[]> {
  const byAnnotation = new Map<string, Passage[]>()
  for (const seg of descendantsNamed(root, 'seg')) {
    const pointers = pointersOf(seg)
    if (pointers.some(({ start, end }) => start >= end)) report.add('position_invalid')
    const passages = pointers.filter(({ start, end }) => start < end)
    for (const reference of attribute(seg, 'ana')?.trim().split(/\s+/) ?? []) {
      const id = reference.replace(/^#/, '')
      byAnnotation.set(id, [...(byAnnotation.get(id) ?? []), ...passages])
    }
  }
  return new Map([...byAnnotation].map(([id, passages]) => [id, joined(passages)]))
}

/** Those that touch are one. */
function joined(passages: readonly Passage[]): Passage[] {
  const parts: Passage[] = []
  for (const next of passages.toSorted((one, other) => one.start - other.start)) {
    const last = parts.at(-1)
    if (last !== undefined && last.source === next.source && next.start <= last.end) {
      parts[parts.length - 1] = { ...last, end: Math.max(last.end, next.end) }
    } else parts.push(next)
  }
  return parts
}

function annotationOf(
  fs: XmlElement,
  passages: readonly Passage[],
  sourceLength: number,
  tags: ReadonlyMap<string, ImportedCode>,
  report: ImportReport,
): ImportedAnnotation {
  const properties = new Map(
    childrenNamed(fs, 'f').map((f) => [
      attribute(f, 'name') ?? '',
      descendantsNamed(f, 'string').map((value) => textOf(value).trim()),
    ]),
  )
  const [name] = properties.get(`${OWN}markupauthor`) ?? []
  const [time] = properties.get(`${OWN}markuptimestamp`) ?? []
  const by: Making = {
    annotator: { id: null, name: name || labels.unnamedAuthor },
    created: readInstant(time, report),
  }
  const tag = tags.get((attribute(fs, 'type') ?? '').replace(/^#/, ''))
  if (tag === undefined) report.add('refi_code_unknown', attribute(fs, 'type') ?? '')
  const id = attribute(fs, 'xml:id') ?? ''
  const said = [...properties].filter(
    ([property, values]) => !property.startsWith(OWN) && values.some(Boolean),
  )
  const lines = said.map(([property, values]) => `${property}: ${values.join(', ')}`)
  const [first] = passages
  const place = { id, key: first?.source ?? '', start: 0, end: 0, words: '', ...by }
  return {
    ...annotationOn(place, {
      codings: tag === undefined ? [] : [{ path: tag.path, codeId: tag.id, ...by }],
      notes: notesOfText(['catma', id], lines.join('\n'), by),
    }),
    targets: passages.map(({ source, start, end }) => ({
      ...{ source, textSha256: null, sourceDate: null, quote: null },
      position: { start, end } satisfies ImportedPosition,
      ...{ otherSelectors: [], sourceLength },
    })),
  }
}
