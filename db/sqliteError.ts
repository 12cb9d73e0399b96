import Database from 'better-sqlite3'
import { AppError, type ErrorCode } from '../core/model/error.ts'

/** First match wins; extended codes start with their primary code. */
const codesByPrefix: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'not_a_project'],
  ['SQLITE_FULL', 'no_space'],
  ['SQLITE_READONLY', 'read_only'],
  ['SQLITE_PERM', 'read_only'],
  ['SQLITE_TOOBIG', 'too_large'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'conflict'],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'conflict'],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'conflict'],
  ['SQLITE_CONSTRAINT_CHECK', 'invalid_input'],
  ['SQLITE_CONSTRAINT_NOTNULL', 'invalid_input'],
  ['SQLITE_CONSTRAINT_DATATYPE', 'invalid_input'],
]

/** The one place where SQLite's codes become ours. What is neither stays as it is. */
export function fromSqlite(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const code = codesByPrefix.find(([prefix]) => error.code.startsWith(prefix))?.[1] ?? 'internal'
  const mapped = new AppError(code, error.message, { sqlite: error.code })
  mapped.cause = error
  return mapped
}

/** Runs `body`; an SQLite error leaves it as an AppError. */
export function mapErrors<Result>(body: () => Result): Result {
  try {
    return body()
  } catch (error) {
    throw fromSqlite(error)
  }
}

/** SQLite's own code of a mapped error, e.g. SQLITE_CONSTRAINT_FOREIGNKEY. */
export function sqliteCodeOf(error: unknown): string | undefined {
  if (!(error instanceof AppError)) return undefined
  const code = error.details?.['sqlite']
  return typeof code === 'string' ? code : undefined
}
