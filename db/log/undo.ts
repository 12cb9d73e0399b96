import type { Id } from '../../core/model/id.ts'
import type { Reader } from '../connection.ts'
import { ridOf } from '../records.ts'
import type { OperationRow } from './append.ts'
import { revertChanges } from './applyChanges.ts'
import type { Author, Body, Compensation, OperationInfo, Writer } from './log.ts'
import { changesOf, documentRidsOf, hasChanges, operationsWhere } from './read.ts'
import type { Steps } from './steps.ts'
import type { Pace } from './underWay.ts'

/** The operations of one document, or of the whole project. */
export type Scope = { readonly documentId: Id } | null

/** Code of the operation that a migration writes; undo never goes behind it. */
export const migrateCode = 'project.migrate'

/**
 * undo: takes back the newest operation in scope that still stands, whole, by a new operation; with `seq` that very
 * one, if it still stands.
 * redo: brings back what the newest undo in scope took, unless something was done in scope since.
 */
export interface Compensating {
  readonly kind: 'undo' | 'redo'
  readonly scope: Scope
  /** Of an undo. */
  readonly seq?: number | undefined
}

/** The operation whose changes are about to be reverted. */
export interface Reverting {
  readonly seq: number
  /** The documents it touched and that there are, where something may have been done in them since. */
  readonly documents: readonly Id[]
}

/**
 * What `compensate` would revert now. An operation that is named, or one on several documents, may not be the newest
 * of a document it touched.
 */
export function revertedBy(db: Reader, compensating: Compensating): Reverting | null {
  const target = targetOf(db, compensating)
  if (target === undefined) return null
  const seq = standingFor(db, target)
  const rids = documentRidsOf(db, seq)
  if (rids.length < 2 && compensating.seq === undefined) return { seq, documents: [] }
  const ids = rids.map((rid) => db.value<Id>('SELECT id FROM document WHERE rid = ?', rid))
  return { seq, documents: ids.filter((id) => id !== undefined) }
}

/**
 * Takes back or brings back at one go. Null when there is nothing to do so.
 * @throws AppError stale when something the operation made or changed is different now, or needed since
 */
export function compensate(
  writer: Writer,
  compensating: Compensating,
  author: Author,
): OperationInfo | null {
  const target = targetOf(writer.connection, compensating)
  if (target === undefined) return null
  const row = rowOf(compensating.kind, target, author)
  return writer.compensate(row, () => revertOperation(writer, target))
}

/** The same in steps, and with `also` in the same operation, after the changes are reverted. */
export async function compensateInSteps(
  writer: Writer,
  { also, ...compensating }: Compensating & { readonly also: Body<Steps<void>> },
  author: Author,
  pace: Pace,
  tell: (operation: OperationInfo | null) => void,
): Promise<OperationInfo | null> {
  const target = targetOf(writer.connection, compensating)
  if (target === undefined) return null
  const row = rowOf(compensating.kind, target, author)
  const body: Body<Steps<void>> = function* (tx) {
    yield* revertOperation(writer, target)
    yield* also(tx)
  }
  return await writer.compensateInSteps(row, body, pace, tell)
}

function targetOf(db: Reader, { kind, scope, seq }: Compensating): OperationRow | undefined {
  return kind === 'undo' ? undoTarget(db, scope, seq) : redoTarget(db, scope)
}

/** What `undo` would take back: the operation `seq` and no other, where one is named. */
export function undoTarget(db: Reader, scope: Scope, seq?: number): OperationRow | undefined {
  const { join, params } = scoped(db, scope)
  const isNamed = seq === undefined ? '' : 'AND operation.seq = ?'
  return operationsWhere(
    db,
    `${join} operation.kind = 'do' AND operation.undoable = 1
       AND operation.seq > ${lastMigration}
       AND ${hasChanges}
       AND NOT EXISTS (
         SELECT 1 FROM operation AS undone WHERE undone.undoes = operation.seq
           AND NOT EXISTS (SELECT 1 FROM operation AS redone WHERE redone.undoes = undone.seq))
       ${isNamed}
     ORDER BY operation.seq DESC LIMIT 1`,
    ...params,
    ...(seq === undefined ? [] : [seq]),
  )[0]
}

/** The undo that `redo` would take back. */
export function redoTarget(db: Reader, scope: Scope): OperationRow | undefined {
  const { join, params } = scoped(db, scope)
  const newest = operationsWhere(
    db,
    `${join} (operation.kind = 'undo'
         OR (operation.kind = 'do' AND operation.undoable = 1 AND ${hasChanges}))
       AND operation.seq > ${lastMigration}
       AND NOT EXISTS (SELECT 1 FROM operation AS redone WHERE redone.undoes = operation.seq
         AND redone.kind = 'redo')
     ORDER BY operation.seq DESC LIMIT 1`,
    ...params,
  )[0]
  return newest?.kind === 'undo' ? newest : undefined
}

const lastMigration = `(SELECT coalesce(max(seq), 0) FROM operation WHERE code = '${migrateCode}')`

function scoped(db: Reader, scope: Scope): { join: string; params: number[] } {
  if (scope === null) return { join: 'WHERE', params: [] }
  const join = `JOIN operation_document ON operation_document.operation_seq = operation.seq
    WHERE operation_document.document_rid = ? AND`
  return { join, params: [ridOf(db, 'document', scope.documentId)] }
}

function rowOf(kind: 'undo' | 'redo', target: OperationRow, author: Author): Compensation {
  const { code, label, seq: undoes } = target
  return { kind, undoes, code, label, ...author }
}

function revertOperation({ connection }: Writer, target: OperationRow): Steps<void> {
  return revertChanges(connection, changesOf(connection, standingFor(connection, target)))
}

/**
 * The operation whose changes stand: the target itself or, when it was taken back and brought back, the redo that
 * did so last. A redo may have written more than the first doing had: places on revisions made in between.
 */
function standingFor(db: Reader, { seq }: OperationRow): number {
  const sql = `SELECT max(redone.seq) FROM operation AS undone
    JOIN operation AS redone ON redone.undoes = undone.seq WHERE undone.undoes = ?`
  return db.value<number | null>(sql, seq) ?? seq
}
