import type {
  ImportedAnnotation,
  ImportedAnnotations,
  ImportedCode,
  ImportedMention,
  ImportedSource,
} from '../../../core/export/importedModel.ts'
import type { ImportReport } from '../../../core/export/importReport.ts'
import { markdownOfPlainText } from '../../../core/export/readNote.ts'
import { readInstant } from '../../../core/export/readPeople.ts'
import { AppError } from '../../../core/model/error.ts'
import { sha256 } from '../../../db/sha256.ts'
import type { SourceFile } from '../../importers/sourceFile.ts'
import { extractTei } from '../../importers/tei/importTei.ts'
import { namesOfPeople, words } from '../../importers/tei/teiFacts.ts'
import { authorityFrom, describedIn } from '../../importers/tei/teiNames.ts'
import { proseOf } from '../../importers/tei/teiProse.ts'
import {
  attribute,
  childNamed,
  childrenNamed,
  descendantsNamed,
  isElement,
  type XmlElement,
} from '../../importers/xml/xmlTree.ts'
import { labels } from '../../labels.ts'
import { annotationOn, type Making, notesOfText } from '../foreignAnnotation.ts'
import { madeId } from '../importedIds.ts'
import {
  pointersIn,
  type TeiElement,
  type TeiPointer,
  type TeiText,
  targetOf,
  teiElement,
} from './teiPointers.ts'

/** What the file tells beside its texts, by the pointers to it. */
interface Legend {
  readonly codes: ReadonlyMap<string, ImportedCode>
  readonly people: ReadonlyMap<string, string>
  mentionOf(reference: string): ImportedMention | null
}

/**
 * Annotations in lists of their own (TEI P5, 17.10: `annotation` and `note` in `listAnnotation` or `standOff`), with
 * the texts they are about. A pointer to a `category` is a code, one to an entry of `listPerson` and its like,
 * or to an authority, a link to an entity; `revisionDesc` tells who and when.
 * @throws AppError unsupported when there is none
 */
export function readStandOff(
  root: XmlElement,
  documents: readonly XmlElement[],
  file: SourceFile,
  report: ImportReport,
): ImportedAnnotations {
  const elements = standOffIn(root)
  if (elements.length === 0) {
    throw new AppError('unsupported', 'this TEI is a document, not annotations: import it as one')
  }
  const pointed = elements.map((element) => ({
    element,
    pointers: pointersIn(attribute(element, 'target'), report),
  }))
  const wanted = new Set(pointed.flatMap(({ pointers }) => pointers.map(({ id }) => id)))
  const read = documents
    .filter((document) => childNamed(document, 'text') !== null)
    .map((document, index) => sourceOf(document, index, wanted, file))
  const legend = legendOf(root)
  const texts = read.map(({ text }) => text)
  return {
    ...{ origin: 'tei', documentedUnit: 'utf-16' },
    annotations: pointed.flatMap(({ element, pointers }) =>
      annotationOf(element, pointers, texts, legend, report),
    ),
    sources: read.map(({ source }) => source),
    codes: [...legend.codes.values()],
    ...{ entities: [], documents: [], notes: [] },
    report: report.lines(),
  }
}

function standOffIn(root: XmlElement): XmlElement[] {
  const notes = ['listAnnotation', 'standOff']
    .flatMap((name) => descendantsNamed(root, name))
    .flatMap((list) => childrenNamed(list, 'note'))
  return [...descendantsNamed(root, 'annotation'), ...notes]
}

function sourceOf(
  document: XmlElement,
  index: number,
  wanted: ReadonlySet<string>,
  { name, bytes }: SourceFile,
): { source: ImportedSource; text: TeiText } {
  const { extracted, rangeOf } = extractTei(document, wanted)
  const key = `text ${index} ${sha256(extracted.text)}`
  const { title, metadata } = extracted
  const body = childNamed(document, 'text') ?? document
  const source = { key, id: null, title: title ?? name, metadata, notes: [], name, bytes }
  return {
    source: { ...source, extracted, hasMark: false },
    text: { key, text: extracted.text, elements: byId(body, wanted), rangeOf },
  }
}

function byId(element: XmlElement, wanted: ReadonlySet<string>): TeiText['elements'] {
  const found = new Map<string, TeiElement>()
  const look = (each: XmlElement): void => {
    const id = attribute(each, 'xml:id')
    if (id !== null && wanted.has(id)) found.set(id, teiElement(each))
    for (const child of each.children) if (isElement(child)) look(child)
  }
  look(element)
  return found
}

function legendOf(root: XmlElement): Legend {
  const codes = new Map<string, ImportedCode>()
  const addCodes = (within: XmlElement, above: readonly string[]): void => {
    for (const category of childrenNamed(within, 'category')) {
      const id = attribute(category, 'xml:id')
      const described = childNamed(category, 'catDesc') ?? childNamed(category, 'gloss')
      const name = described === null ? '' : words(described)
      const path = [...above, name || id || labels.unnamedCode]
      const code = { path, colour: null, description: '', notes: [] }
      codes.set(`#${id ?? path.join('/')}`, { id: madeId('tei category', ...path), ...code })
      addCodes(category, path)
    }
  }
  for (const taxonomy of descendantsNamed(root, 'taxonomy')) addCodes(taxonomy, [])
  const described = describedIn(root)
  return {
    codes,
    people: namesOfPeople(root),
    mentionOf(reference) {
      const known = described.get(reference)
      const authority = known?.authority ?? authorityFrom(reference)
      if (known === undefined && authority === null) return null
      const { label = null, type = null } = known ?? {}
      return { uri: reference, authority, entityId: null, label, type, role: 'mention' }
    },
  }
}

function annotationOf(
  element: XmlElement,
  pointers: readonly TeiPointer[],
  texts: readonly TeiText[],
  legend: Legend,
  report: ImportReport,
): ImportedAnnotation[] {
  const id = attribute(element, 'xml:id')
  const targets = pointers.flatMap((pointer) => targetOf(pointer, texts) ?? [])
  const [first] = targets
  if (first === undefined) {
    report.add('no_target', id ?? undefined)
    return []
  }
  const { made, modified } = makingOf(element, legend, report)
  const notes = element.name === 'note' ? [element] : childrenNamed(element, 'note')
  const references = ['ptr', 'ref']
    .flatMap((name) => childrenNamed(element, name))
    .map((each) => attribute(each, 'target'))
  const bodies = [attribute(element, 'ana'), ...references].flatMap(
    (written) => written?.trim().split(/\s+/).filter(Boolean) ?? [],
  )
  const codings = bodies.flatMap((pointer) => legend.codes.get(pointer) ?? [])
  const others = bodies.filter((pointer) => !legend.codes.has(pointer))
  const mentions = others.flatMap((pointer) => legend.mentionOf(pointer) ?? [])
  const links = others.filter((pointer) => legend.mentionOf(pointer) === null)
  const place = { id: id ?? '', key: first.source ?? '', start: 0, end: 0, words: '', ...made }
  const about = ['tei', first.source, id, JSON.stringify(first.position)].map(String)
  return [
    {
      ...annotationOn(place, {
        codings: codings.map(({ id: codeId, path }) => ({ path, codeId, ...made })),
        notes: [
          ...notes.flatMap((note, index) =>
            notesOfText([...about, index], proseOf(note), by(note, made, legend)),
          ),
          ...notesOfText([...about, 'links'], links.map(markdownOfPlainText).join('\n'), made),
        ],
        mentions,
      }),
      id,
      targets,
      modified: modified ?? made.created,
    },
  ]
}

/** Who is responsible for a part of an annotation; else whoever made the whole. */
function by(element: XmlElement, made: Making, { people }: Legend): Making {
  const name = people.get(attribute(element, 'resp')?.trim() ?? '')
  return name === undefined ? made : { ...made, annotator: { id: null, name } }
}

function makingOf(
  element: XmlElement,
  { people }: Legend,
  report: ImportReport,
): { made: Making; modified: string | null } {
  const changes = descendantsNamed(element, 'change')
  const changeOf = (status: string) =>
    changes.find((change) => attribute(change, 'status') === status)
  const whenOf = (change: XmlElement | undefined) =>
    change === undefined ? null : readInstant(attribute(change, 'when') ?? undefined, report)
  const created = changeOf('created') ?? changes[0]
  const stated = childNamed(element, 'respStmt')
  const named =
    stated === null ? null : (childNamed(stated, 'persName') ?? childNamed(stated, 'name'))
  const pointers = [attribute(element, 'resp'), created ? attribute(created, 'who') : null]
  const responsible = pointers.flatMap((each) => people.get(each?.trim() ?? '') ?? [])[0]
  const name = (named === null ? responsible : words(named)) || labels.unnamedAuthor
  return {
    made: { annotator: { id: null, name }, created: whenOf(created) },
    modified: whenOf(changeOf('modified')),
  }
}
