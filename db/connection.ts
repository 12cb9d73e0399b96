import type { Database, Statement } from 'better-sqlite3'
import { inNativeCode, inNativeSteps } from './nativeCode.ts'
import { toStoreError } from './storeError.ts'

export type SqlValue = string | number | Uint8Array | null

/**
 * Reading access to a project. SQL text is the key of the statement cache, so a query is prepared
 * once per connection. The row type is the caller's statement of what its SQL selects; STRICT tables
 * keep it true.
 */
export interface Reader {
  /** Every row as an object. */
  all<Row>(sql: string, ...params: SqlValue[]): Row[]
  /** The first row as an object. */
  get<Row>(sql: string, ...params: SqlValue[]): Row | undefined
  /** Every row as an array of its columns: several times cheaper than objects. */
  tuples<Tuple extends readonly SqlValue[]>(sql: string, ...params: SqlValue[]): Tuple[]
  /** The first column of every row. */
  column<Value extends SqlValue>(sql: string, ...params: SqlValue[]): Value[]
  /** The first column of the first row. */
  value<Value extends SqlValue>(sql: string, ...params: SqlValue[]): Value | undefined
  /** Rows as arrays, one at a time. Nothing else may write while it runs. */
  iterate<Tuple extends readonly SqlValue[]>(
    sql: string,
    ...params: SqlValue[]
  ): IterableIterator<Tuple>
}

export interface Connection extends Reader {
  isInTransaction(): boolean
  /** Runs one statement; returns how many rows it changed. */
  write(sql: string, ...params: SqlValue[]): number
  /** Runs a script of statements that take no parameters. */
  script(sql: string): void
  /** Makes a function of ours one of SQL's, with any number of arguments. */
  define(name: string, body: (...values: SqlValue[]) => SqlValue): void
  /** Copies the database page by page; `onPages` is told how far it is and says how many pages come next. */
  copyTo(path: string, onPages: (pages: CopiedPages) => number): Promise<void>
  /** The bytes of the file as it would be on a disk. */
  serialize(): Uint8Array
  close(): void
}

export interface CopiedPages {
  readonly totalPages: number
  readonly remainingPages: number
}

type Shape = 'object' | 'tuple' | 'value'
type Prepared = Statement<SqlValue[]>

/** Wraps an open database: cached statements, and errors in our own codes. */
export function connect(database: Database): Connection {
  // By shape, because a statement has one shape for good.
  const caches: Readonly<Record<Shape, Map<string, Prepared>>> = {
    object: new Map(),
    tuple: new Map(),
    value: new Map(),
  }

  function prepare(sql: string, shape: Shape): Prepared {
    const cached = caches[shape].get(sql)
    if (cached) return cached
    const statement: Prepared = database.prepare(sql)
    if (shape === 'tuple') statement.raw(true)
    if (shape === 'value') statement.pluck(true)
    caches[shape].set(sql, statement)
    return statement
  }

  function guarded<Result>(body: () => Result): Result {
    try {
      return inNativeCode(body)
    } catch (error) {
      throw toStoreError(error)
    }
  }

  // The casts below are the boundary where SQL's rows get their types (see Reader).
  return {
    isInTransaction: () => guarded(() => database.inTransaction),
    all: <Row>(sql: string, ...params: SqlValue[]) =>
      guarded(() => prepare(sql, 'object').all(...params) as Row[]),
    get: <Row>(sql: string, ...params: SqlValue[]) =>
      guarded(() => prepare(sql, 'object').get(...params) as Row | undefined),
    tuples: <Tuple>(sql: string, ...params: SqlValue[]) =>
      guarded(() => prepare(sql, 'tuple').all(...params) as Tuple[]),
    column: <Value>(sql: string, ...params: SqlValue[]) =>
      guarded(() => prepare(sql, 'value').all(...params) as Value[]),
    value: <Value>(sql: string, ...params: SqlValue[]) =>
      guarded(() => prepare(sql, 'value').get(...params) as Value | undefined),
    iterate: <Tuple>(sql: string, ...params: SqlValue[]) =>
      guardedIteration(
        guarded(() => prepare(sql, 'tuple').iterate(...params) as IterableIterator<Tuple>),
        guarded,
      ),
    write: (sql, ...params) => guarded(() => prepare(sql, 'object').run(...params).changes),
    script: (sql) => guarded(() => void database.exec(sql)),
    define: (name, body) => guarded(() => void database.function(name, { varargs: true }, body)),
    copyTo: (path, onPages) => copySteps(database, path, onPages),
    serialize: () => guarded(() => database.serialize()),
    close: () => guarded(() => void database.close()),
  }
}

/** Each step is a native call of its own; what is done with a row is not part of it. */
function* guardedIteration<Item>(
  items: IterableIterator<Item>,
  guarded: <Result>(body: () => Result) => Result,
): IterableIterator<Item> {
  try {
    for (;;) {
      const step = guarded(() => items.next())
      if (step.done) return
      yield step.value
    }
  } finally {
    guarded(() => items.return?.())
  }
}

async function copySteps(
  database: Database,
  path: string,
  onPages: (pages: CopiedPages) => number,
): Promise<void> {
  await inNativeSteps((pause) =>
    database.backup(path, {
      progress(pages) {
        pause()
        return onPages(pages)
      },
    }),
  )
}
