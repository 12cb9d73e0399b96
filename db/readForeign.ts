import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../core/model/error.ts'
import type { Connection } from './connection.ts'
import { openToRead } from './open.ts'
import { quickCheck } from './quickCheck.ts'
import { sqliteCodeOf } from './storeError.ts'

/** A database of another program, read table by table. */
export interface ForeignDatabase {
  has(table: string): boolean
  /**
   * All rows of a table by the names of its columns; none where there is no such table. What is not a
   * plain table under that name, a view or a virtual table, would run what the file says: it is refused.
   * @throws AppError corrupt
   */
  rows(table: string): Readonly<Record<string, unknown>>[]
}

/** Where the file format keeps its two version numbers: 2 means a log of writes beside the file. */
const WRITE_VERSION = 18
const READ_VERSION = 19

/**
 * Reads a SQLite file of another program from a copy of our own, read-only, checked before anything is
 * asked of it, with nothing in it able to run. The copy is gone afterwards, whatever happens.
 * @throws AppError corrupt when it is damaged or no database
 */
export function readForeign<Result>(
  bytes: Uint8Array,
  body: (database: ForeignDatabase) => Result,
): Result {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-foreign-'))
  try {
    const path = join(folder, `${randomBytes(6).toString('hex')}.db`)
    writeFileSync(path, withoutLog(bytes), { mode: 0o600, flag: 'wx' })
    return readCopy(path, body)
  } catch (error) {
    if (error instanceof AppError && !isDamage(error)) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('corrupt', `the database cannot be read: ${reason}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What SQLite says of a damaged file, or of one that is none of its own, does not say what is damaged. */
function isDamage(error: AppError): boolean {
  return (
    error.code === 'not_a_project' || sqliteCodeOf(error)?.startsWith('SQLITE_CORRUPT') === true
  )
}

/** A log that is not there has nothing to say; without it SQLite opens no copy for reading only. */
function withoutLog(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes)
  if (copy[WRITE_VERSION] === 2) copy[WRITE_VERSION] = 1
  if (copy[READ_VERSION] === 2) copy[READ_VERSION] = 1
  return copy
}

function readCopy<Result>(path: string, body: (database: ForeignDatabase) => Result): Result {
  const connection = openToRead(path)
  try {
    quickCheck(connection, 'the database')
    return body(databaseOf(connection))
  } finally {
    connection.close()
  }
}

function databaseOf(connection: Connection): ForeignDatabase {
  const kinds = new Map(
    connection
      .all<{ name: string; type: string; sql: string | null }>(
        "SELECT name, type, sql FROM sqlite_schema WHERE type IN ('table', 'view')",
      )
      .map(({ name, type, sql }) => [name, { type, sql: sql ?? '' }]),
  )
  return {
    has: (table) => kinds.has(table),
    rows(table) {
      const kind = kinds.get(table)
      if (kind === undefined) return []
      if (kind.type !== 'table' || /^\s*create\s+virtual/i.test(kind.sql)) {
        throw new AppError('corrupt', `${table} is no plain table in this database`)
      }
      return connection.all(`SELECT * FROM "${table.replaceAll('"', '""')}"`)
    },
  }
}
