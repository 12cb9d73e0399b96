import { AppError } from '../model/error.ts'
import type { ImportedAnnotations } from './importedModel.ts'
import { ImportReport } from './importReport.ts'
import { joinReplies } from './joinReplies.ts'
import { fieldOf, isRecord, type JsonRecord, listOf } from './jsonFields.ts'
import { isOwnRelation, readOwnRelation } from './jsonLdRelations.ts'
import { ownPrefix } from './jsonLdTerms.ts'
import { parseJson } from './parseJson.ts'
import { isHypothesis, readHypothesis } from './readHypothesis.ts'
import { readOwnCodes, readOwnDocuments, readOwnEntities, readOwnNotes } from './readOwnTerms.ts'
import { isWebAnnotation, readWebAnnotation, type ThreadedAnnotation } from './readWebAnnotation.ts'

/** Where programs keep their annotations: pages, API answers, exports, graphs. */
const listNames = ['items', 'rows', 'annotations', '@graph', 'resources']

/**
 * The annotations of a file, wherever they are: a bare list, a page, a collection with its pages, an
 * answer of an API, a single annotation. Null where there is no such place.
 */
function entriesOf(file: unknown, report: ImportReport): readonly unknown[] | null {
  if (Array.isArray(file)) return file
  if (!isRecord(file)) return null
  const list = fieldOf(file, ...listNames)
  if (Array.isArray(list)) return list
  const first = fieldOf(file, 'first')
  if (typeof first === 'string') {
    report.add('remote_page', first)
    return []
  }
  if (first !== undefined) return pageEntries(first, report)
  return isWebAnnotation(file) || isHypothesis(file) ? [file] : null
}

/** A page may hold the next one or only name it. */
function pageEntries(first: unknown, report: ImportReport): unknown[] {
  const entries: unknown[] = []
  let page = first
  while (isRecord(page)) {
    entries.push(...listOf(fieldOf(page, 'items')))
    const next = fieldOf(page, 'next')
    if (typeof next === 'string') report.add('remote_page', next)
    page = next
  }
  return entries
}

function readEntry(entry: unknown, report: ImportReport): ThreadedAnnotation | null {
  if (isRecord(entry) && isHypothesis(entry)) return readHypothesis(entry, report)
  if (isRecord(entry) && isWebAnnotation(entry)) return readWebAnnotation(entry, report)
  report.add('not_an_annotation')
  return null
}

/** Whether a list is one of something else: an empty one may be of annotations. */
function holdsOthers(entries: readonly unknown[]): boolean {
  const isOther = (entry: unknown) =>
    !isRecord(entry) || (!isHypothesis(entry) && !isWebAnnotation(entry) && !isOwnRelation(entry))
  return entries.length > 0 && entries.every(isOther)
}

function hasOwnTerms(record: JsonRecord): boolean {
  return Object.keys(record).some((name) => name.startsWith(`${ownPrefix}:`))
}

function originOf(file: unknown, entries: readonly unknown[]): ImportedAnnotations['origin'] {
  const records = [file, ...entries].filter(isRecord)
  if (records.some(hasOwnTerms)) return 'variorum'
  return entries.some((entry) => isRecord(entry) && isHypothesis(entry))
    ? 'hypothesis'
    : 'web-annotation'
}

/**
 * Reads annotations in JSON: our own export, Web Annotations of other programs (Recogito and others
 * that keep less than all of the standard), exports and API answers of Hypothesis. Tolerates what it
 * can and says so in the report; fetches nothing. Throws AppError: invalid_input when it is not JSON,
 * too_large when nested absurdly, unsupported when there are no annotations in it.
 */
export function readJsonLd(text: string): ImportedAnnotations {
  const file = parseJson(text)
  const report = new ImportReport()
  const entries = entriesOf(file, report)
  if (entries === null || holdsOthers(entries))
    throw new AppError('unsupported', 'no annotations in this file')
  const links = entries.filter(isRecord).filter(isOwnRelation)
  const linking = new Set<unknown>(links)
  const threaded = entries
    .filter((entry) => !linking.has(entry))
    .flatMap((entry) => readEntry(entry, report) ?? [])
  const annotations = joinReplies(threaded, report)
  const origin = originOf(file, entries)
  const collection = isRecord(file) ? file : {}
  return {
    origin,
    documentedUnit: origin === 'hypothesis' ? 'utf-16' : 'code-point',
    annotations,
    sources: [],
    codes: readOwnCodes(collection, report),
    entities: readOwnEntities(collection, report),
    documents: readOwnDocuments(collection),
    relations: links.flatMap((one) => readOwnRelation(one, report) ?? []),
    notes: readOwnNotes(collection, report),
    report: report.lines(),
  }
}
