import { prepareReanchoring } from '../../core/anchoring/prepareReanchoring.ts'
import {
  type ImportedAnnotation,
  type ImportedAnnotations,
  type ImportedSource,
  isAboutDocument,
} from '../../core/export/importedModel.ts'
import { importedText } from '../../core/export/importText.ts'
import { type LocatedAnnotation, locateInTexts } from '../../core/export/locateImported.ts'
import { wordPlacementIn, wordPlacesIn } from '../../core/export/placeWords.ts'
import { markdownOfPlainText, plainNote } from '../../core/export/readNote.ts'
import { articleOnly } from '../../core/model/keeping.ts'
import { QUOTE_GAP, type Ranges } from '../../core/model/range.ts'
import type { RevisionRecord } from '../../core/model/records.ts'
import type { ReportLine } from '../../core/model/source.ts'
import { groupBy } from '../../core/state/lookup.ts'
import type { Reader } from '../../db/connection.ts'
import { documentById } from '../../db/stores/documents.ts'
import { revisionByNumber, revisionsOfDocument } from '../../db/stores/revisions.ts'
import { type EncodedSource, encodedSource } from '../encodeSource.ts'
import type { CarriedPlace } from '../evidence.ts'
import { type Packed, pack } from '../jobs/packed.ts'
import { textOfRevision } from '../revisionTexts.ts'
import { withTextFound } from './brat/bratKey.ts'
import { findHomes, type Home, projectOrigins } from './findHomes.ts'

/** Where one annotation of the file goes. */
interface PlacedAnnotation {
  readonly annotation: ImportedAnnotation
  readonly home: Home
  /** Null = kept as an orphan with its quote. */
  readonly ranges: Ranges | null
}

export interface PlannedAnnotation extends PlacedAnnotation {
  /** On the later revisions. */
  readonly carried: readonly CarriedPlace[]
}

/** Notes on a whole document. */
export interface PlannedNotes {
  readonly notes: ImportedAnnotation['notes']
  readonly home: Home
}

/** An import with the place of everything that is in it. */
export interface PlacedImport {
  readonly read: ImportedAnnotations
  /** Texts of the file that the project has not yet. */
  readonly sources: readonly ImportedSource[]
  readonly highlights: readonly PlacedAnnotation[]
  readonly onDocuments: readonly PlannedNotes[]
  /** How many are about documents that are not in this project. */
  readonly withoutDocument: number
  readonly report: readonly ReportLine[]
}

/** What an import will write, worked out before anything is, in a shape that crosses threads well. */
export interface ImportPlan extends Omit<PlacedImport, 'read' | 'sources' | 'highlights'> {
  /** What the file holds beside its annotations and texts, and how many annotations those are. */
  readonly read: Omit<ImportedAnnotations, 'annotations' | 'sources'> & {
    readonly annotations: number
  }
  readonly sources: readonly PlannedSource[]
  readonly highlights: Packed<PlannedAnnotation>
}

/** A text of the file, ready to be stored. */
export interface PlannedSource extends Omit<ImportedSource, 'bytes' | 'extracted'> {
  readonly source: EncodedSource
}

/** What an import adds, in highlights and in documents. */
export interface ImportCounts {
  /** Made of texts that came with the annotations. */
  readonly documents: number
  readonly imported: number
  readonly unplaced: number
  readonly skipped: number
  readonly withoutDocument: number
}

/** Finds the document, the revision and the place of every annotation of a file. */
export function placeImport(db: Reader, read: ImportedAnnotations): PlacedImport {
  const { byAnnotation, bySource } = findHomes(db, read)
  const withoutDocument = read.annotations.length - byAnnotation.size
  const missing = { code: 'no_document', message: importedText.noDocument(withoutDocument) }
  const highlights = placeHighlights(db, read, byAnnotation)
  return {
    read,
    sources: read.sources.filter(({ key }) => bySource.get(key)?.kind === 'source'),
    highlights: highlights.planned,
    onDocuments: notesOnDocuments(read, byAnnotation, bySource),
    withoutDocument,
    report: [
      ...(withoutDocument > 0 ? [missing] : []),
      ...highlights.report,
      ...outsideArticle(db, highlights.planned),
    ],
  }
}

/** Other programs annotate whole pages; here the words may have been left out with the menus. */
function outsideArticle(db: Reader, highlights: readonly PlacedAnnotation[]): ReportLine[] {
  const unplaced = highlights.filter(({ ranges }) => ranges === null)
  const outside = [...groupBy(unplaced, ({ home }) => home)].flatMap(([home, some]) => {
    if (home.kind === 'source' || !isArticleAlone(db, home.revision)) return []
    const placesOf = wordPlacesIn(textOfRevision(db, home.revision))
    const isOutside = (part: string) => placesOf(part, 1).length === 0
    return some.filter(({ annotation }) => wordsOf(annotation).split(QUOTE_GAP).some(isOutside))
  })
  if (outside.length === 0) return []
  return [{ code: 'outside_article', message: importedText.outsideArticle(outside.length) }]
}

/** Whether there is more to take of the page than the latest revision has. */
function isArticleAlone(db: Reader, { id, documentId, report }: RevisionRecord): boolean {
  const isLatest = revisionByNumber(db, documentId, null).id === id
  return isLatest && report.some(({ code }) => code === articleOnly)
}

/** The same, carried to the later revisions and ready to be written. */
export function planImport(db: Reader, read: ImportedAnnotations): ImportPlan {
  const { sources, highlights, ...placed } = placeImport(db, read)
  const { annotations, sources: _, ...others } = read
  return {
    ...placed,
    read: { ...others, annotations: annotations.length },
    sources: sources.map(({ bytes, extracted, ...source }) => ({
      ...source,
      source: encodedSource(extracted, bytes),
    })),
    highlights: pack(carriedFrom(db, highlights)),
  }
}

function notesOnDocuments(
  read: ImportedAnnotations,
  byAnnotation: ReadonlyMap<ImportedAnnotation, Home>,
  bySource: ReadonlyMap<string, Home>,
): PlannedNotes[] {
  const ofAnnotations = read.annotations.filter(isAboutDocument).flatMap((annotation) => {
    const home = byAnnotation.get(annotation)
    return home === undefined ? [] : [{ notes: annotation.notes, home }]
  })
  const ofSources = read.sources.flatMap(({ key, notes }) => {
    const home = bySource.get(key)
    return home === undefined || notes.length === 0 ? [] : [{ notes, home }]
  })
  return [...ofSources, ...ofAnnotations]
}

/** Annotations of one text. */
interface TextGroup {
  readonly home: Home
  readonly text: string
  readonly isOwn: boolean
  readonly hasMark: boolean
  readonly annotations: readonly ImportedAnnotation[]
}

function placeHighlights(
  db: Reader,
  read: ImportedAnnotations,
  homes: ReadonlyMap<ImportedAnnotation, Home>,
) {
  const aboutPassages = read.annotations.filter(
    (annotation) => homes.has(annotation) && !isAboutDocument(annotation),
  )
  const sources = new Map(read.sources.map((source) => [source.key, source]))
  const groups = [...groupBy(aboutPassages, (annotation) => homes.get(annotation))].flatMap(
    ([home, annotations]) => (home === undefined ? [] : groupsOn(db, sources, home, annotations)),
  )
  // A project counts in one way over its own texts; over texts elsewhere each may be counted as one likes.
  const own = groups.filter(({ isOwn }) => isOwn)
  const together = [own, ...groups.filter(({ isOwn }) => !isOwn).map((group) => [group])]
  const planned: PlacedAnnotation[] = []
  const report: ReportLine[] = []
  let renamed = 0
  for (const some of together.filter((each) => each.length > 0)) {
    const located = locateInTexts(some, read.documentedUnit)
    if (projectOrigins.has(read.origin)) report.push(...some.flatMap((group) => foundIn(db, group)))
    report.push(...located.report)
    renamed += located.texts.flat().filter(({ isNamedOtherwise }) => isNamedOtherwise).length
    for (const [index, group] of some.entries()) {
      planned.push(...placedIn(read, group, located.texts[index] ?? []))
    }
  }
  const names = { code: 'names_as_notes', message: importedText.namesAsNotes(renamed) }
  return { planned, report: renamed > 0 ? [...report, names] : report }
}

/** What stands on a text by the file's own copy of it, apart from what was only found to be about it. */
function groupsOn(
  db: Reader,
  sources: ReadonlyMap<string, ImportedSource>,
  home: Home,
  annotations: readonly ImportedAnnotation[],
): TextGroup[] {
  const sourceOf = ({ targets: [target] }: ImportedAnnotation) => sources.get(target?.source ?? '')
  return [...groupBy(annotations, sourceOf)].map(([source, some]) => {
    const text =
      home.kind === 'revision' ? textOfRevision(db, home.revision) : (source?.extracted.text ?? '')
    const isOwn = source !== undefined
    return { home, text, isOwn, hasMark: source?.hasMark ?? false, annotations: some }
  })
}

/** Which document is meant by a file that left its text out. */
function foundIn(db: Reader, { home, isOwn }: TextGroup): ReportLine[] {
  if (isOwn || home.kind === 'source') return []
  const { documentId, number } = home.revision
  const title = documentById(db, documentId)?.title ?? ''
  return [{ code: 'found_in', message: importedText.foundIn(title, number) }]
}

function placedIn(
  { origin }: ImportedAnnotations,
  { home, isOwn, annotations }: TextGroup,
  located: readonly LocatedAnnotation[],
): PlacedAnnotation[] {
  const found = origin === 'brat' && !isOwn && home.kind === 'revision' ? home.revision : null
  return annotations.map((annotation, index) => {
    const { ranges = null, isNamedOtherwise = false } = located[index] ?? {}
    const kept = isNamedOtherwise ? withNameAsNote(annotation) : annotation
    const named = found === null ? kept : withTextFound(kept, found.textSha256)
    return { annotation: named, home, ranges }
  })
}

/** What a reader called a passage is lost with the name, unless it is a note. */
function withNameAsNote(annotation: ImportedAnnotation): ImportedAnnotation {
  const names = annotation.targets.flatMap(({ quote }) => (quote?.isName ? [quote.exact] : []))
  const { annotator, created, modified } = annotation
  const notes = [...new Set(names)].map((name) => ({
    ...plainNote(markdownOfPlainText(name)),
    annotator,
    created,
    modified,
  }))
  return { ...annotation, notes: [...notes, ...annotation.notes] }
}

function carriedFrom(db: Reader, highlights: readonly PlacedAnnotation[]): PlannedAnnotation[] {
  return [...groupBy(highlights, ({ home }) => home)].flatMap(([home, placed]) => {
    const carry = home.kind === 'revision' ? carrierFrom(db, home.revision) : () => []
    return placed.map((each) => ({ ...each, carried: carry(each) }))
  })
}

/** Carries places on a revision to all later ones of its document. */
function carrierFrom(
  db: Reader,
  from: RevisionRecord,
): (placed: PlacedAnnotation) => CarriedPlace[] {
  const later = revisionsOfDocument(db, from.documentId)
    .filter(({ number }) => number > from.number)
    .map(({ id, ...revision }) => ({
      revisionId: id,
      reanchoring: prepareReanchoring(textOfRevision(db, from), textOfRevision(db, revision)),
      placementOf: wordPlacementIn(textOfRevision(db, revision)),
    }))
  return ({ annotation, ranges }) =>
    later.map(({ revisionId, reanchoring, placementOf }) => ({
      revisionId,
      placement: ranges === null ? placementOf(wordsOf(annotation)) : reanchoring.place(ranges),
    }))
}

/** The words an annotation is about, where its file has any. */
export function wordsOf({ evidence, targets }: ImportedAnnotation): string {
  if (evidence !== null) return evidence.exact
  return targets.flatMap(({ quote }) => quote?.exact ?? []).join(QUOTE_GAP)
}
