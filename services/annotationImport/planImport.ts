import { prepareReanchoring } from '../../core/anchoring/prepareReanchoring.ts'
import {
  type ImportedAnnotation,
  type ImportedAnnotations,
  isAboutDocument,
} from '../../core/export/importedModel.ts'
import { locateImported } from '../../core/export/locateImported.ts'
import type { Id } from '../../core/model/id.ts'
import type { Ranges } from '../../core/model/range.ts'
import type { DocumentRecord, RevisionRecord } from '../../core/model/records.ts'
import type { ReportLine } from '../../core/model/source.ts'
import { groupBy } from '../../core/state/lookup.ts'
import type { Reader } from '../../db/connection.ts'
import { listDocuments } from '../../db/stores/documents.ts'
import { revisionsOfDocument } from '../../db/stores/revisions.ts'
import { type CarriedPlace, unplaced } from '../evidence.ts'
import { textOfRevision } from '../revisionTexts.ts'

/** Where one annotation of the file goes. */
export interface PlannedAnnotation {
  readonly annotation: ImportedAnnotation
  readonly revision: RevisionRecord
  /** Null = kept as an orphan with its quote. */
  readonly ranges: Ranges | null
  /** On the later revisions. */
  readonly carried: readonly CarriedPlace[]
}

/** What an import will write, worked out before anything is. */
export interface ImportPlan {
  readonly read: ImportedAnnotations
  readonly highlights: readonly PlannedAnnotation[]
  /** Notes on whole documents. */
  readonly onDocuments: readonly {
    readonly annotation: ImportedAnnotation
    readonly documentId: Id
  }[]
  /** How many are about documents that are not in this project. */
  readonly withoutDocument: number
  readonly report: readonly ReportLine[]
}

interface Candidate {
  readonly document: DocumentRecord
  /** Oldest first. */
  readonly revisions: readonly RevisionRecord[]
}

/** Finds the document, the revision and the place of every annotation of a file. */
export function planImport(db: Reader, read: ImportedAnnotations): ImportPlan {
  const candidates = listDocuments(db).map((document) => ({
    document,
    revisions: revisionsOfDocument(db, document.id),
  }))
  const report: ReportLine[] = []
  const homes = homesOf(db, candidates, read)
  const withoutDocument = read.annotations.filter((annotation) => !homes.has(annotation)).length
  if (withoutDocument > 0) {
    const message = `${withoutDocument} of the annotations are about documents that are not in this project`
    report.push({ code: 'no_document', message })
  }
  const aboutPassages = read.annotations.filter((annotation) => !isAboutDocument(annotation))
  const byRevision = groupBy(aboutPassages, (annotation) => homes.get(annotation) ?? null)
  const highlights = [...byRevision].flatMap(([revision, annotations]) => {
    const text = textOfRevision(db, revision)
    const located = locateImported(text, annotations, read.documentedUnit)
    report.push(...located.report)
    const carry = carrierFrom(db, revision)
    return annotations.map((annotation, index) => {
      const ranges = located.places[index] ?? null
      return { annotation, revision, ranges, carried: carry(ranges) }
    })
  })
  const onDocuments = read.annotations.filter(isAboutDocument).flatMap((annotation) => {
    const documentId = homes.get(annotation)?.documentId
    return documentId === undefined ? [] : [{ annotation, documentId }]
  })
  return { read, highlights, onDocuments, withoutDocument, report }
}

/** Carries places on a revision to all later ones of its document. */
function carrierFrom(db: Reader, from: RevisionRecord): (ranges: Ranges | null) => CarriedPlace[] {
  const later = revisionsOfDocument(db, from.documentId)
    .filter(({ number }) => number > from.number)
    .map(({ id, ...revision }) => ({
      revisionId: id,
      reanchoring: prepareReanchoring(textOfRevision(db, from), textOfRevision(db, revision)),
    }))
  return (ranges) =>
    later.map(({ revisionId, reanchoring }) => ({
      revisionId,
      placement: ranges === null ? unplaced : reanchoring.place(ranges),
    }))
}

/**
 * The revision each annotation is about: by the digest of its text, by the document's id, by the
 * document's URL; else the document whose latest text holds most of the file's quotes.
 */
function homesOf(
  db: Reader,
  candidates: readonly Candidate[],
  { annotations }: ImportedAnnotations,
): Map<ImportedAnnotation, RevisionRecord> {
  const homes = new Map<ImportedAnnotation, RevisionRecord>()
  const bySource = groupBy(annotations, (annotation) => sourceOf(annotation))
  for (const group of bySource.values()) {
    const home = namedHome(candidates, group) ?? likeliestHome(db, candidates, group)
    if (home !== undefined) for (const annotation of group) homes.set(annotation, home)
  }
  return homes
}

function sourceOf({ targets, documentId, revision }: ImportedAnnotation): string {
  const [target] = targets
  return JSON.stringify([target?.textSha256, target?.source, documentId, revision])
}

function namedHome(
  candidates: readonly Candidate[],
  group: readonly ImportedAnnotation[],
): RevisionRecord | undefined {
  const [annotation] = group
  const [target] = annotation?.targets ?? []
  const revisions = candidates.flatMap((candidate) => candidate.revisions)
  const byText = revisions.findLast(({ textSha256 }) => textSha256 === target?.textSha256)
  if (byText !== undefined) return byText
  const named = candidates.find(
    ({ document }) =>
      document.id === annotation?.documentId ||
      (target?.source !== null && document.metadata['URL'] === target?.source),
  )
  return (
    named?.revisions.find(({ number }) => number === annotation?.revision) ??
    named?.revisions.at(-1)
  )
}

/**
 * The document that holds most of the quotes. One that holds none is not meant, unless it is the only
 * one there is and nothing says that another is.
 */
function likeliestHome(
  db: Reader,
  candidates: readonly Candidate[],
  group: readonly ImportedAnnotation[],
): RevisionRecord | undefined {
  const quotes = group.flatMap(({ targets }) => targets.flatMap(({ quote }) => quote?.exact ?? []))
  let best: { revision: RevisionRecord; held: number } | undefined
  for (const { document, revisions } of candidates) {
    const revision = revisions.at(-1)
    if (revision === undefined) continue
    const text = textOfRevision(db, revision)
    const held = quotes.filter((quote) => text.includes(quote)).length
    const isUsable = held > 0 || (candidates.length === 1 && !namesAnother(document, group))
    if (isUsable && (best === undefined || held > best.held)) best = { revision, held }
  }
  return best?.revision
}

/** Whether annotations say whose they are, and it is not this document. */
function namesAnother(
  document: DocumentRecord,
  [annotation]: readonly ImportedAnnotation[],
): boolean {
  const [target] = annotation?.targets ?? []
  const isOfAnotherProject = annotation?.documentId != null || target?.textSha256 != null
  const url = document.metadata['URL']
  return (
    isOfAnotherProject || (url !== undefined && target?.source != null && target.source !== url)
  )
}
