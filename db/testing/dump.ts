import type { Connection, Reader, SqlValue } from '../connection.ts'

/** The words of the search index: every term, row and place. */
const vocabulary = 'CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search_index, instance)'

/** Everything a project says, row ids included: two files that dump alike mean the same. */
export function dumpAll(db: Connection): string {
  db.script(vocabulary)
  const tables = db.column<string>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_index%' ORDER BY name",
  )
  const parts = [
    dumpQuery(db, 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name'),
    dumpQuery(db, 'SELECT * FROM search_index_config ORDER BY k'),
    dumpQuery(db, 'SELECT * FROM temp.words ORDER BY term, doc, col, offset'),
    dumpQuery(
      db,
      'SELECT search_index.rowid, search_index.rank FROM search_index(?)',
      'the OR line',
    ),
    dumpQuery(db, 'SELECT rowid FROM search_index(?) ORDER BY rowid', 'th* OR li* OR an*'),
    ...tables.map((table) => `${table}\n${dumpQuery(db, `SELECT * FROM ${table}`)}`),
  ]
  return parts.join('\n\n')
}

/** The tracked tables only, in the order of their row ids. */
export function dumpTracked(db: Reader, tables: readonly string[]): string {
  return tables
    .map((table) => `${table}\n${dumpQuery(db, `SELECT * FROM ${table} ORDER BY rid`)}`)
    .join('\n\n')
}

function dumpQuery(db: Reader, sql: string, ...params: SqlValue[]): string {
  return db
    .tuples<SqlValue[]>(sql, ...params)
    .map((row) => JSON.stringify(row.map(printable)))
    .join('\n')
}

function printable(value: SqlValue): SqlValue {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
}
