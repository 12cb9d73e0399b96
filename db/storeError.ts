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
  // The folder or the file does not let us: whether it exists was asked before.
  ['SQLITE_CANTOPEN', 'read_only'],
  ['SQLITE_TOOBIG', 'too_large'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'conflict'],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'conflict'],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'conflict'],
  ['SQLITE_CONSTRAINT_CHECK', 'invalid_input'],
  ['SQLITE_CONSTRAINT_NOTNULL', 'invalid_input'],
  ['SQLITE_CONSTRAINT_DATATYPE', 'invalid_input'],
]

const codesByErrno: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'not_found',
  ENOTDIR: 'conflict',
  EISDIR: 'conflict',
  EEXIST: 'conflict',
  EACCES: 'read_only',
  EPERM: 'read_only',
  EROFS: 'read_only',
  ENOSPC: 'no_space',
  EDQUOT: 'no_space',
  EBUSY: 'locked',
}

/** The one place where the codes of SQLite and of the file system become ours; the rest stays. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof Database.SqliteError) {
    const code = codesByPrefix.find(([prefix]) => error.code.startsWith(prefix))?.[1] ?? 'internal'
    return caused(new AppError(code, error.message, { sqlite: error.code }), error)
  }
  if (error instanceof Error && 'syscall' in error && 'code' in error) {
    const code = codesByErrno[String(error.code)] ?? 'internal'
    return caused(new AppError(code, error.message, { errno: error.code }), error)
  }
  return error
}

function caused(mapped: AppError, cause: Error): AppError {
  mapped.cause = cause
  return mapped
}

/** Runs `body`; errors of SQLite and of the file system leave it as AppErrors. */
export function mapErrors<Result>(body: () => Result): Result {
  try {
    return body()
  } catch (error) {
    throw toStoreError(error)
  }
}

/** SQLite's own code of a mapped error, e.g. SQLITE_CONSTRAINT_FOREIGNKEY. */
export function sqliteCodeOf(error: unknown): string | undefined {
  if (!(error instanceof AppError)) return undefined
  const code = error.details?.['sqlite']
  return typeof code === 'string' ? code : undefined
}
