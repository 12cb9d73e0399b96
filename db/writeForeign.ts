import type { SqlValue } from './connection.ts'
import { openInMemory } from './open.ts'

export type ForeignRow = Readonly<Record<string, SqlValue>>

/** A table of another program's database, and what goes into it. */
export interface ForeignTable {
  readonly name: string
  /** All with the same columns. */
  readonly rows: readonly ForeignRow[]
}

/**
 * A SQLite file as another program has it. `schema` is a script that makes the empty database, pragmas
 * included; the tables are filled in the order given, so that what is referred to comes first.
 */
export function writeForeign(schema: string, tables: readonly ForeignTable[]): Uint8Array {
  const connection = openInMemory()
  try {
    connection.script(schema)
    connection.script('BEGIN')
    for (const { name, rows } of tables) {
      const columns = Object.keys(rows[0] ?? {})
      const places = columns.map(() => '?').join(', ')
      const insert = `INSERT INTO ${named(name)} (${columns.map(named).join(', ')}) VALUES (${places})`
      for (const row of rows) {
        connection.write(insert, ...columns.map((column) => row[column] ?? null))
      }
    }
    connection.script('COMMIT')
    return connection.serialize()
  } finally {
    connection.close()
  }
}

function named(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}
