import type { Connection, Reader, SqlValue } from '../connection.ts'
import { type TrackedTable, trackedTables } from '../tables.ts'
import { imageOf, type RawChange } from './changes.ts'

/** The columns of a tracked table in their own order; fixed while a project is open. */
export type ImageColumns = ReadonlyMap<TrackedTable, readonly string[]>

/** Collects row images while an operation runs. */
export interface Recorder {
  start(): void
  stop(): void
  readonly changes: readonly RawChange[]
  /** The columns of an image of each table. */
  readonly columns: ImageColumns
  /** Forgets what came after the first `length` changes: a failed statement undid itself. */
  truncate(length: number): void
}

/**
 * Puts TEMP triggers on every tracked table of the write connection. They call back into us with the
 * row before and after, so no store can forget to log, and no other connection logs at all. A write
 * outside an operation fails.
 */
export function installRecorder(connection: Connection): Recorder {
  let changes: RawChange[] = []
  let recording = false

  function record(table: TrackedTable, before: SqlValue[] | null, after: SqlValue[] | null): null {
    if (!recording) throw new Error(`${table} was written outside an operation`)
    const rid = Number((after ?? before)?.[0])
    changes.push({
      table,
      rid,
      before: before && imageOf(before),
      after: after && imageOf(after),
    })
    return null
  }

  const columns = imageColumns(connection)
  for (const [table, names] of columns) {
    const width = names.length
    connection.define(`log_insert_${table}`, (...row) => record(table, null, row))
    connection.define(`log_update_${table}`, (...rows) =>
      record(table, rows.slice(0, width), rows.slice(width)),
    )
    connection.define(`log_delete_${table}`, (...row) => record(table, row, null))
    connection.script(triggersOf(table, names))
  }

  return {
    columns,
    get changes() {
      return changes
    },
    start() {
      changes = []
      recording = true
    },
    stop() {
      changes = []
      recording = false
    },
    truncate(length) {
      changes.length = length
    },
  }
}

export function imageColumns(db: Pick<Reader, 'column'>): ImageColumns {
  const sql = 'SELECT name FROM pragma_table_info(?) ORDER BY cid'
  return new Map(trackedTables.map((table) => [table, db.column<string>(sql, table)]))
}

function triggersOf(table: TrackedTable, columns: readonly string[]): string {
  const row = (version: 'NEW' | 'OLD') => columns.map((name) => `${version}."${name}"`).join(', ')
  return `
    CREATE TEMP TRIGGER log_${table}_inserted AFTER INSERT ON main.${table}
      BEGIN SELECT log_insert_${table}(${row('NEW')}); END;
    CREATE TEMP TRIGGER log_${table}_updated AFTER UPDATE ON main.${table}
      BEGIN SELECT log_update_${table}(${row('OLD')}, ${row('NEW')}); END;
    CREATE TEMP TRIGGER log_${table}_deleted AFTER DELETE ON main.${table}
      BEGIN SELECT log_delete_${table}(${row('OLD')}); END;`
}
