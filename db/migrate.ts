import { AppError } from '../core/model/error.ts'
import type { Instant } from '../core/model/id.ts'
import { APPLICATION_ID } from './applicationId.ts'
import type { Connection, Reader } from './connection.ts'
import { appendOperation, lastSeq } from './log/append.ts'
import { rewrites } from './log/rewrites.ts'
import { finish } from './log/steps.ts'
import { migrateCode } from './log/undo.ts'
import { migrations } from './migrations/list.ts'
import type { Migration } from './migrations/migration.ts'

/** The version of a project file that this program reads and writes. */
export const headVersion = migrations.at(-1)?.version ?? 0

export function fileVersion(db: Reader): number {
  return db.value<number>('PRAGMA user_version') ?? 0
}

/** @throws AppError not_a_project, newer_version */
export function checkIsOurs(db: Reader): void {
  const version = fileVersion(db)
  if (db.value<number>('PRAGMA application_id') !== APPLICATION_ID || version === 0) {
    throw new AppError('not_a_project', 'the file is not a Variorum project')
  }
  if (version > headVersion) {
    const message = `the project was made by a newer Variorum (format ${version}, known ${headVersion})`
    throw new AppError('newer_version', message, { version, known: headVersion })
  }
}

export function isOutdated(db: Reader): boolean {
  return fileVersion(db) < headVersion
}

/**
 * Brings a file, or an empty database, to the newest version in one transaction. The log gets an
 * operation with the new shape of every row that changed, which undo never crosses.
 */
export function migrate(
  connection: Connection,
  at: Instant,
  list: readonly Migration[] = migrations,
): void {
  const from = fileVersion(connection)
  const pending = list.filter(({ version }) => version > from)
  const head = pending.at(-1)
  if (head === undefined) return
  // Has no effect inside a transaction, and a table cannot be rebuilt while it is on.
  connection.script('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE')
  try {
    for (const { sql } of pending) connection.script(sql)
    const violations = connection.all('PRAGMA foreign_key_check')
    if (violations.length > 0) throw new AppError('corrupt', 'a migration broke a reference')
    logMigration(connection, from, head.version, at)
    connection.script(`PRAGMA application_id = ${APPLICATION_ID}`)
    connection.script(`PRAGMA user_version = ${head.version}; COMMIT`)
  } catch (error) {
    if (connection.isInTransaction()) connection.script('ROLLBACK')
    throw error
  } finally {
    connection.script('PRAGMA foreign_keys = ON')
  }
}

function logMigration(connection: Connection, from: number, to: number, at: Instant): void {
  const row = {
    seq: lastSeq(connection) + 1,
    kind: 'do' as const,
    code: migrateCode,
    label: from === 0 ? `Make the file in format ${to}` : `Convert from format ${from} to ${to}`,
    annotatorId: null,
    client: 'migration',
    at,
    undoes: null,
    undoable: false,
    mergeKey: null,
  }
  finish(appendOperation(connection, row, rewrites(connection), []))
}
