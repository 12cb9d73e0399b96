import { AnchorState } from '../model/anchor.ts'
import type { ImportedAnnotation } from './importedModel.ts'
import type { ImportReport } from './importReport.ts'
import { fieldOf, idOf, type JsonRecord, termsOf, typesOf } from './jsonFields.ts'
import { ownTerm, uuidOf } from './jsonLdTerms.ts'
import { readBodies } from './readBodies.ts'
import { ownUuid } from './readNote.ts'
import { readInstant, readPerson } from './readPeople.ts'
import { readQuote, readTargets } from './readTargets.ts'

/** An annotation that may answer others of the same file: their ids, the one it answers last. */
export interface ThreadedAnnotation {
  readonly annotation: ImportedAnnotation
  readonly ancestors: readonly string[]
}

const isUri = /^[a-z][a-z\d+.-]*:./i
const isBareUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A UUID however it is spelled, else the id as it is. */
export function readId(uri: string | null, report: ImportReport): string | null {
  if (uri === null || uri === '') {
    report.add('id_missing')
    return null
  }
  if (!isUri.test(uri)) report.add('id_not_uri', uri)
  return uuidOf(uri) ?? (isBareUuid.test(uri) ? uri.toLowerCase() : uri)
}

export function isWebAnnotation(record: JsonRecord): boolean {
  return typesOf(record).includes('Annotation') || fieldOf(record, 'target') !== undefined
}

function countField(record: JsonRecord, name: string): number | null {
  const value = fieldOf(record, ownTerm(name))
  return Number.isSafeInteger(value) ? Number(value) : null
}

/** Between annotations or between things, but not about words. */
function isRelation(annotation: ImportedAnnotation): boolean {
  return (
    annotation.motivations.includes('linking') &&
    annotation.targets.length > 1 &&
    annotation.targets.every(({ quote, position }) => quote === null && position === null)
  )
}

function ancestorsOf({ motivations, targets }: ImportedAnnotation): string[] {
  const [target] = targets
  const isReply = motivations.includes('replying') && target?.quote === null
  if (!isReply || target.source === null) return []
  return [uuidOf(target.source) ?? target.source]
}

/**
 * One Web Annotation, ours or of another program. Null, with a line in the report, where it is
 * nothing we can hold.
 */
export function readWebAnnotation(
  record: JsonRecord,
  report: ImportReport,
): ThreadedAnnotation | null {
  const motivations = termsOf(fieldOf(record, 'motivation', 'motivatedBy'))
  const created = readInstant(fieldOf(record, 'created'), report)
  const state = AnchorState.safeParse(fieldOf(record, ownTerm('state')))
  const annotation: ImportedAnnotation = {
    id: readId(idOf(record), report),
    motivations,
    targets: readTargets(fieldOf(record, 'target'), report),
    evidence: readQuote(fieldOf(record, ownTerm('evidence')), report),
    state: state.success ? state.data : null,
    documentId: ownUuid(record, 'document'),
    revision: countField(record, 'revision'),
    ...readBodies(record, motivations, report),
    annotator: readPerson(fieldOf(record, 'creator'), report),
    created,
    modified: readInstant(fieldOf(record, 'modified'), report) ?? created,
  }
  if (annotation.targets.length === 0) {
    report.add('no_target')
    return null
  }
  if (isRelation(annotation)) {
    report.add('relation')
    return null
  }
  return { annotation, ancestors: ancestorsOf(annotation) }
}
