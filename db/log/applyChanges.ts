import { AppError } from '../../core/model/error.ts'
import type { Connection, Reader, SqlValue } from '../connection.ts'
import { sha256 } from '../sha256.ts'
import { sqliteCodeOf } from '../storeError.ts'
import type { TrackedTable } from '../tables.ts'
import { type Change, columnsOf, type Image, imageOf } from './changes.ts'
import { type ImageColumns, imageColumns } from './recorder.ts'
import { forEachInSteps, type Steps } from './steps.ts'

/** The row as it is now; null = no row. */
export function currentImage(db: Reader, table: TrackedTable, rid: number): Image | null {
  const row = db.tuples<SqlValue[]>(`SELECT * FROM ${table} WHERE rid = ?`, rid)[0]
  return row === undefined ? null : imageOf(row)
}

/**
 * Puts rows back to what they were before the changes, row ids included. References are checked at
 * the end, so the order matters only for unique columns: newest first.
 * @throws AppError stale when a row is no longer as the changes left it
 */
export function* revertChanges(connection: Connection, changes: readonly Change[]): Steps<void> {
  yield* forEachInSteps(changes, (change) => refuseStale(connection, change))
  connection.script('PRAGMA defer_foreign_keys = ON')
  const columns = imageColumns(connection)
  yield* forEachInSteps(changes.toReversed(), (change) => revert(connection, columns, change))
}

function refuseStale(db: Reader, change: Change): void {
  const image = currentImage(db, change.table, change.rid)
  if (change.kind === 'insert' ? hashOf(image) === change.after : image === change.after) return
  throw new AppError('stale', `${change.table} row ${change.rid} has changed since`, {
    table: change.table,
  })
}

/** What reverting failed by: something made since refers to what would go, or has taken its place. */
export function staleIfClash(error: unknown): unknown {
  if (!sqliteCodeOf(error)?.startsWith('SQLITE_CONSTRAINT')) return error
  const stale = new AppError('stale', 'something made since depends on it')
  stale.cause = error
  return stale
}

function hashOf(image: Image | null): string | null {
  return image === null ? null : sha256(image)
}

function revert(
  connection: Connection,
  columns: ImageColumns,
  { table, rid, kind, before }: Change,
): void {
  if (kind === 'passing') return
  if (before === null) {
    connection.write(`DELETE FROM ${table} WHERE rid = ?`, rid)
    return
  }
  const names = (columns.get(table) ?? []).map((name) => `"${name}"`)
  const values = columnsOf(before)
  if (kind === 'delete') {
    const marks = names.map(() => '?').join(', ')
    connection.write(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`, ...values)
  } else {
    const assignments = names.map((name) => `${name} = ?`).join(', ')
    connection.write(`UPDATE ${table} SET ${assignments} WHERE rid = ?`, ...values, rid)
  }
}
