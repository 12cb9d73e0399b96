import type { Id, Instant } from '../../core/model/id.ts'
import type { Reader } from '../connection.ts'
import { ridOf } from '../records.ts'
import { hasChanges } from './read.ts'
import type { Scope } from './undo.ts'

/** An operation as the history shows it. */
export interface HistoryRow {
  readonly seq: number
  readonly kind: 'do' | 'undo' | 'redo'
  readonly code: string
  readonly label: string
  readonly annotatorId: Id | null
  /** Null also when the annotator's record is gone. */
  readonly annotator: string | null
  readonly client: string
  readonly at: Instant
  readonly undoes: number | null
}

export interface HistoryPage {
  readonly scope: Scope
  readonly limit: number
  /** Only operations before this one. */
  readonly before?: number | undefined
}

/** Newest first, without those that were folded into nothing. */
export function history(db: Reader, { scope, limit, before }: HistoryPage): HistoryRow[] {
  const below = before ?? Number.MAX_SAFE_INTEGER
  if (scope === null) {
    const sql = `${selectHistory} WHERE operation.seq < ? AND ${isLeft} ORDER BY operation.seq DESC LIMIT ?`
    return db.all<HistoryRow>(sql, below, limit)
  }
  return db.all<HistoryRow>(
    `${selectHistory} JOIN operation_document AS touched ON touched.operation_seq = operation.seq
     WHERE touched.document_rid = ? AND touched.operation_seq < ? AND ${isLeft}
     ORDER BY touched.operation_seq DESC LIMIT ?`,
    ridOf(db, 'document', scope.documentId),
    below,
    limit,
  )
}

const isLeft = `(operation.undoable = 0 OR ${hasChanges})`

const selectHistory = `SELECT operation.seq, operation.kind, operation.code, operation.label,
    operation.annotator_id AS annotatorId, annotator.name AS annotator,
    operation.client, operation.at, operation.undoes
  FROM operation LEFT JOIN annotator ON annotator.id = operation.annotator_id`
