import type { Id } from '../../core/model/id.ts'
import type { Reader } from '../connection.ts'
import type { TrackedTable } from '../tables.ts'
import { columnsOf, type Image, type RawChange } from './changes.ts'
import type { ImageColumns } from './recorder.ts'
import type { Steps } from './steps.ts'

/** What clients refetch after an operation: `document:<id>`, and the lists it may have changed. */
export type Topic = string

/** A note's topic depends on its target: see `noteTopic`. */
const topicsByTable: Readonly<Record<TrackedTable, readonly Topic[]>> = {
  project: ['project'],
  annotator: ['annotators'],
  document: ['documents'],
  revision: ['documents', 'revisions'],
  code: ['codes'],
  entity: ['entities'],
  alias: ['entities'],
  relation: ['relations'],
  highlight: ['documents'],
  anchor: ['anchors'],
  coding: ['codes'],
  mention: ['entities'],
  relation_evidence: ['relations'],
  note: [],
  snapshot: ['snapshots'],
  setting: ['settings'],
  flag: ['documents'],
  export: ['exports'],
  template: ['templates'],
  import: ['imports'],
}

export function* topicsOf(
  columns: ImageColumns,
  changes: readonly RawChange[],
  documentIds: readonly Id[],
): Steps<Topic[]> {
  const cell = cellReader(columns)
  const lists = new Set<Topic>()
  for (const { table, before, after } of changes) {
    yield
    const image = after ?? before
    if (table === 'note' && image !== null) {
      lists.add(noteTopic((column) => cell(table, image, column)))
    } else {
      for (const topic of topicsByTable[table]) lists.add(topic)
    }
  }
  return [...[...lists].sort(), 'history', ...documentIds.map((id) => `document:${id}`)]
}

function noteTopic(reference: (column: string) => number | null): Topic {
  if (reference('entity_rid') !== null) return 'entities'
  if (reference('code_rid') !== null) return 'codes'
  const isOfDocument = ['document_rid', 'highlight_rid', 'revision_rid'].some(
    (column) => reference(column) !== null,
  )
  return isOfDocument ? 'documents' : 'project'
}

/** Row ids of the documents that the changed rows belong to, ascending. */
export function* touchedDocuments(
  db: Reader,
  columns: ImageColumns,
  changes: readonly RawChange[],
): Steps<number[]> {
  const highlightDocuments = new Map<number, number | undefined>()
  const documents = new Set<number>()
  const cell = cellReader(columns)

  function ofHighlight(rid: number): number | undefined {
    if (!highlightDocuments.has(rid)) {
      const sql = 'SELECT document_rid FROM highlight WHERE rid = ?'
      highlightDocuments.set(rid, db.value<number>(sql, rid))
    }
    return highlightDocuments.get(rid)
  }

  function ofRevision(rid: number): number | undefined {
    return db.value<number>('SELECT document_rid FROM revision WHERE rid = ?', rid)
  }

  function ofImage(table: TrackedTable, image: Image): number | undefined {
    const reference = (column: string) => cell(table, image, column)
    const through = (column: string, find: (rid: number) => number | undefined) => {
      const rid = reference(column)
      return rid === null ? undefined : find(rid)
    }
    switch (table) {
      case 'document':
        return reference('rid') ?? undefined
      case 'revision':
      case 'highlight':
        return reference('document_rid') ?? undefined
      case 'anchor':
      case 'coding':
      case 'mention':
      case 'relation_evidence':
      case 'flag':
        return through('highlight_rid', ofHighlight)
      case 'note':
        return (
          reference('document_rid') ??
          through('highlight_rid', ofHighlight) ??
          through('revision_rid', ofRevision)
        )
      default:
        return undefined
    }
  }

  for (const { table, before, after } of highlightsFirst(changes)) {
    yield
    for (const image of [before, after]) {
      if (image === null) continue
      const document = ofImage(table, image)
      if (document === undefined) continue
      documents.add(document)
      // A highlight that is gone is still known to what hung on it.
      if (table === 'highlight') highlightDocuments.set(cell(table, image, 'rid') ?? 0, document)
    }
  }
  return [...documents].sort((left, right) => left - right)
}

function highlightsFirst(changes: readonly RawChange[]): RawChange[] {
  const isHighlight = (change: RawChange) => change.table === 'highlight'
  return [...changes.filter(isHighlight), ...changes.filter((change) => !isHighlight(change))]
}

function cellReader(columns: ImageColumns) {
  return (table: TrackedTable, image: Image, column: string): number | null => {
    const value = columnsOf(image)[columns.get(table)?.indexOf(column) ?? -1]
    return typeof value === 'number' ? value : null
  }
}
