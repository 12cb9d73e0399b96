import type {
  ImportedAnnotation,
  ImportedCoding,
  ImportedMention,
  ImportedTarget,
} from '../../../core/export/importedModel.ts'
import { derivedGuid } from '../../exporters/refi/refiValues.ts'
import {
  attribute,
  childNamed,
  childrenNamed,
  textOf,
  type XmlElement,
} from '../../importers/xml/xmlTree.ts'
import type { CodeOfFile } from './refiCodes.ts'
import { guidIn, type RefiContext, timesOf } from './refiContext.ts'
import type { RefiNotes } from './refiNotes.ts'

/** What selections are read with. */
export interface SelectionScope {
  readonly context: RefiContext
  readonly codes: ReadonlyMap<string, CodeOfFile>
  readonly notes: RefiNotes
  readonly mentions: ReadonlyMap<string, readonly ImportedMention[]>
}

/** All passages of a text: characters of it, areas of its pages, anchors of notes. */
export function readSelections(
  source: XmlElement,
  text: XmlElement,
  key: string,
  scope: SelectionScope,
): ImportedAnnotation[] {
  const onCharacters = childrenNamed(text, 'PlainTextSelection').map((selection) =>
    annotationOf(selection, characterTarget(selection, key, scope.context), scope),
  )
  const spoken = childrenNamed(text, 'TranscriptSelection').map((selection) =>
    annotationOf(selection, spokenTarget(selection, text, key, scope.context), scope),
  )
  const known = new Set(onCharacters.map(({ id }) => id))
  const onPages = childrenNamed(source, 'PDFSelection')
    .filter((selection) => !known.has(guidIn(selection, 'guid')))
    .map((selection) => annotationOf(selection, pageTarget(selection, key, scope.context), scope))
  const anchors = anchoredNotes(text, key, scope)
  return [...joinParts(onCharacters, scope.context), ...spoken, ...onPages, ...anchors]
}

function annotationOf(
  selection: XmlElement,
  target: ImportedTarget,
  { context, codes, notes, mentions }: SelectionScope,
): ImportedAnnotation {
  const guid = guidIn(selection, 'guid')
  const codings = childrenNamed(selection, 'Coding')
  return {
    id: guid,
    motivations: [],
    targets: [target],
    evidence: null,
    state: null,
    documentId: null,
    revision: null,
    codings: codings.flatMap((coding) => codingOf(coding, codes, context)),
    notes: [selection, ...codings].flatMap((element) => notes.of(element)),
    mentions: mentions.get(guid ?? '') ?? [],
    annotator: context.personOf(selection),
    ...timesOf(selection, context),
  }
}

function codingOf(
  coding: XmlElement,
  codes: SelectionScope['codes'],
  context: RefiContext,
): ImportedCoding[] {
  const reference = childNamed(coding, 'CodeRef')
  const code = codes.get(reference === null ? '' : (guidIn(reference, 'targetGUID') ?? ''))
  if (code === undefined) {
    context.report.add('refi_code_unknown')
    return []
  }
  const hasUser = attribute(coding, 'creatingUser') !== null
  return [
    {
      path: code.path,
      codeId: code.id,
      // Some programs name the user of the selection only.
      annotator: hasUser ? context.personOf(coding) : null,
      created: timesOf(coding, context).created,
    },
  ]
}

function targetOn(key: string): ImportedTarget {
  return {
    source: key,
    textSha256: null,
    sourceDate: null,
    quote: null,
    position: null,
    otherSelectors: [],
  }
}

function nameIn(selection: XmlElement): ImportedTarget['quote'] {
  const exact = attribute(selection, 'name') ?? ''
  return exact.trim() === '' ? null : { exact, prefix: '', suffix: '', isName: true }
}

/** Characters of the text. One without length is about the whole text: there is no passage. */
function characterTarget(selection: XmlElement, key: string, context: RefiContext): ImportedTarget {
  const start = positionIn(selection, 'startPosition')
  const end = positionIn(selection, 'endPosition')
  if (start !== null && end !== null && start < end) {
    return { ...targetOn(key), quote: nameIn(selection), position: { start, end } }
  }
  context.report.add('refi_no_length')
  return targetOn(key)
}

/** A passage of a transcript goes from one moment of the recording to another. */
function spokenTarget(
  selection: XmlElement,
  text: XmlElement,
  key: string,
  context: RefiContext,
): ImportedTarget {
  const positions = new Map(
    childrenNamed(text, 'SyncPoint').map((point) => [
      guidIn(point, 'guid'),
      positionIn(point, 'position'),
    ]),
  )
  const start = positions.get(guidIn(selection, 'fromSyncPoint')) ?? null
  const end = positions.get(guidIn(selection, 'toSyncPoint')) ?? null
  if (start !== null && end !== null && start < end) {
    return { ...targetOn(key), quote: nameIn(selection), position: { start, end } }
  }
  context.report.add('refi_no_length')
  return targetOn(key)
}

/** An area of a page has no place in a text but by its words. */
function pageTarget(selection: XmlElement, key: string, context: RefiContext): ImportedTarget {
  context.report.add('refi_areas')
  const held = childNamed(selection, 'Representation')
  const content = held === null ? null : childNamed(held, 'PlainTextContent')
  const words = content === null ? '' : textOf(content).trim()
  const quote = words === '' ? nameIn(selection) : { exact: words, prefix: '', suffix: '' }
  return { ...targetOn(key), quote, otherSelectors: ['PDFSelection'] }
}

/** Some programs mark where in a source a note belongs by a selection inside the note. */
function anchoredNotes(text: XmlElement, key: string, scope: SelectionScope): ImportedAnnotation[] {
  return scope.notes.anchorsOf(text).map(({ selection, notes }) => ({
    ...annotationOf(selection, characterTarget(selection, key, scope.context), scope),
    annotator: notes[0]?.annotator ?? null,
    created: notes[0]?.created ?? null,
    modified: notes[0]?.modified ?? null,
    notes,
  }))
}

function positionIn(element: XmlElement, name: string): number | null {
  const written = attribute(element, name)
  const position = written === null || written.trim() === '' ? Number.NaN : Number(written)
  return Number.isSafeInteger(position) && position >= 0 ? position : null
}

/** The parts of our own discontinuous passages, which are selections of GUIDs made of the first one's. */
function joinParts(
  annotations: readonly ImportedAnnotation[],
  { isOwn }: RefiContext,
): ImportedAnnotation[] {
  if (!isOwn) return [...annotations]
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]))
  const parts = new Set<ImportedAnnotation>()
  const joined = annotations.map((annotation) => {
    const targets = [...annotation.targets]
    for (let part = 1; annotation.id !== null; part++) {
      const next = byId.get(derivedGuid(annotation.id, part).toLowerCase())
      if (next === undefined) break
      parts.add(next)
      targets.push(...next.targets)
    }
    return { annotation, whole: { ...annotation, targets } }
  })
  return joined.filter(({ annotation }) => !parts.has(annotation)).map(({ whole }) => whole)
}
