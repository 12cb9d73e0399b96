import type { Connection } from '../connection.ts'
import { revertChanges } from './applyChanges.ts'
import { changesOf } from './read.ts'
import { finish } from './steps.ts'

/**
 * Begins to read with an operation taken back, on a connection for reading. The file hears nothing of it: the
 * tables that the operation changed are hidden behind copies of the connection's own (SQLite looks a bare name up
 * in `temp` first), and those are changed.
 * @throws AppError stale when something the operation made or changed is different now
 */
export function beginReverted(connection: Connection, seq: number): void {
  // Copies cannot refer to what is in the file, and need not: nothing of them is kept.
  connection.script('PRAGMA foreign_keys = OFF; PRAGMA query_only = OFF; BEGIN')
  const changes = changesOf(connection, seq)
  for (const table of new Set(changes.map((change) => change.table))) {
    for (const sql of definitionsOf(connection, table)) {
      connection.script(sql.replace(/ (TABLE|INDEX) /, ' $1 temp.'))
      if (sql.startsWith('CREATE TABLE')) {
        connection.write(`INSERT INTO temp.${table} SELECT * FROM main.${table}`)
      }
    }
  }
  finish(revertChanges(connection, changes))
  connection.script('PRAGMA query_only = ON')
}

/** The table's own first. */
function definitionsOf(connection: Connection, table: string): string[] {
  const sql = `SELECT sql FROM main.sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL
    AND type IN ('table', 'index') ORDER BY type DESC`
  return connection.column<string>(sql, table)
}
