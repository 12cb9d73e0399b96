import { AppError } from '../../core/model/error.ts'
import type { Id } from '../../core/model/id.ts'
import type { Reader } from '../connection.ts'
import { ridOf } from '../records.ts'
import { sqliteCodeOf } from '../storeError.ts'
import type { OperationRow } from './append.ts'
import { revertChanges } from './applyChanges.ts'
import type { Author, OperationInfo, Writer } from './log.ts'
import { changesOf, operationsWhere } from './read.ts'

/** The operations of one document, or of the whole project. */
export type Scope = { readonly documentId: Id } | null

/** Code of the operation that a migration writes; undo never goes behind it. */
export const migrateCode = 'project.migrate'

/**
 * Takes back the newest operation in scope that still stands, whole, by a new operation. Null when
 * there is nothing to take back.
 * @throws AppError stale when something it made or changed is different now
 */
export function undo(writer: Writer, scope: Scope, author: Author): OperationInfo | null {
  const target = undoTarget(writer.connection, scope)
  return target ? revertOperation(writer, target, 'undo', author) : null
}

/** Brings back what the newest undo in scope took, unless something was done in scope since. */
export function redo(writer: Writer, scope: Scope, author: Author): OperationInfo | null {
  const target = redoTarget(writer.connection, scope)
  return target ? revertOperation(writer, target, 'redo', author) : null
}

/** What `undo` would take back. */
export function undoTarget(db: Reader, scope: Scope): OperationRow | undefined {
  const { join, params } = scoped(db, scope)
  return operationsWhere(
    db,
    `${join} operation.kind = 'do' AND operation.undoable = 1
       AND operation.seq > ${lastMigration}
       AND EXISTS (SELECT 1 FROM operation_change WHERE operation_seq = operation.seq)
       AND NOT EXISTS (
         SELECT 1 FROM operation AS undone WHERE undone.undoes = operation.seq
           AND NOT EXISTS (SELECT 1 FROM operation AS redone WHERE redone.undoes = undone.seq))
     ORDER BY operation.seq DESC LIMIT 1`,
    ...params,
  )[0]
}

/** The undo that `redo` would take back. */
export function redoTarget(db: Reader, scope: Scope): OperationRow | undefined {
  const { join, params } = scoped(db, scope)
  const newest = operationsWhere(
    db,
    `${join} (operation.kind = 'undo' OR (operation.kind = 'do' AND operation.undoable = 1))
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

function revertOperation(
  writer: Writer,
  target: OperationRow,
  kind: 'undo' | 'redo',
  author: Author,
): OperationInfo | null {
  const { code, label, seq: undoes } = target
  try {
    return writer.compensate({ kind, undoes, code, label, ...author }, () =>
      revertChanges(writer.connection, changesOf(writer.connection, undoes)),
    )
  } catch (error) {
    throw isClash(error) ? staleBecause(error) : error
  }
}

/** Something made since refers to what would go, or has taken its place. */
function isClash(error: unknown): boolean {
  return sqliteCodeOf(error)?.startsWith('SQLITE_CONSTRAINT') ?? false
}

function staleBecause(error: unknown): AppError {
  const stale = new AppError('stale', 'something made since depends on it')
  stale.cause = error
  return stale
}
