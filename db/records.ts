import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import type { Range } from '../core/model/range.ts'
import type { Connection, Reader, SqlValue } from './connection.ts'
import type { Column, Table, TableName } from './tables.ts'

/** Writing inside an operation; only the operation log hands one out. */
export interface Transaction extends Reader {
  write: Connection['write']
  /** Row ids of the documents that the operation has touched so far. */
  touchedDocuments(): readonly number[]
  /** Whether the operation has changed anything so far. */
  hasChanges(): boolean
  /** Checks references only when the operation commits: rows may go before those that point to them. */
  deferReferences(): void
}

/** The row id of the record with this id. @throws AppError not_found */
export function ridOf(db: Reader, table: TableName, id: Id): number {
  const rid = db.value<number>(`SELECT rid FROM ${table} WHERE id = ?`, id)
  if (rid === undefined) throw new AppError('not_found', `no ${table} ${id}`)
  return rid
}

export function insertRecord<Stored extends object>(
  tx: Transaction,
  table: Table<Stored>,
  record: Stored,
): void {
  const values = valuesOf(tx, table, table.columns, record)
  tx.write(insertSql.of(table), ...values)
}

/** Changes the given properties of one record. @throws AppError not_found */
export function updateRecord<Stored extends object>(
  tx: Transaction,
  table: Table<Stored>,
  id: Id,
  changes: Partial<Stored>,
): void {
  const columns = table.columns.filter((column) => Object.hasOwn(changes, column.property))
  if (columns.length === 0) return
  const assignments = columns.flatMap(sqlNames).map((name) => `${name} = ?`)
  const changed = tx.write(
    `UPDATE ${table.name} SET ${assignments.join(', ')} WHERE id = ?`,
    ...valuesOf(tx, table, columns, changes),
    id,
  )
  if (changed === 0) throw new AppError('not_found', `no ${table.name} ${id}`)
}

/** Deletes one row for good (the operation keeps its image). @throws AppError not_found, conflict */
export function deleteRecord(tx: Transaction, table: Table<unknown>, id: Id): void {
  const deleted = tx.write(`DELETE FROM ${table.name} WHERE id = ?`, id)
  if (deleted === 0) throw new AppError('not_found', `no ${table.name} ${id}`)
}

export function recordById<Stored>(db: Reader, table: Table<Stored>, id: Id): Stored | undefined {
  return recordsWhere(db, table, `WHERE ${table.name}.id = ?`, id)[0]
}

/** @throws AppError not_found */
export function requiredRecord<Stored>(db: Reader, table: Table<Stored>, id: Id): Stored {
  const record = recordById(db, table, id)
  if (record === undefined) throw new AppError('not_found', `no ${table.name} ${id}`)
  return record
}

/** Records selected by what follows FROM: joins, WHERE, ORDER BY. */
export function recordsWhere<Stored>(
  db: Reader,
  table: Table<Stored>,
  rest: string,
  ...params: SqlValue[]
): Stored[] {
  const rows = db.tuples<SqlValue[]>(`${selectSql.of(table)} ${rest}`, ...params)
  return rows.map((row) => recordOf(table, row))
}

/** Records in the trash, latest first; of a table that has `deleted_at`. */
export function trashedRecords<Stored>(db: Reader, table: Table<Stored>): Stored[] {
  return recordsWhere(db, table, 'WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, rid DESC')
}

function sqlNames(column: Column): string[] {
  return column.type.kind === 'ranges' ? ['"start"', '"end"', 'parts'] : [column.name]
}

const insertSql = oncePerTable((table) => {
  const names = table.columns.flatMap(sqlNames)
  const marks = names.map(() => '?').join(', ')
  return `INSERT INTO ${table.name} (${names.join(', ')}) VALUES (${marks})`
})

const selectSql = oncePerTable((table) => {
  const expressions = table.columns.flatMap((column) => {
    const names = sqlNames(column).map((name) => `${table.name}.${name}`)
    if (column.type.kind !== 'reference') return names
    // Aliased, because a table may refer to itself.
    return [`(SELECT target.id FROM ${column.type.table} AS target WHERE target.rid = ${names[0]})`]
  })
  return `SELECT ${expressions.join(', ')} FROM ${table.name}`
})

/** SQL that a table's description fixes is put together once. */
function oncePerTable(make: (table: Table<unknown>) => string) {
  const made = new Map<TableName, string>()
  return {
    of(table: Table<unknown>): string {
      const sql = made.get(table.name) ?? make(table)
      made.set(table.name, sql)
      return sql
    },
  }
}

function valuesOf(
  db: Reader,
  table: Table<unknown>,
  columns: readonly Column[],
  record: object,
): SqlValue[] {
  const values: SqlValue[] = []
  for (const column of columns) {
    const value: unknown = Reflect.get(record, column.property)
    if (value === undefined) {
      throw new AppError('invalid_input', `${table.name}.${column.property} is missing`)
    }
    values.push(...storedValues(db, column, value))
  }
  return values
}

function storedValues(db: Reader, column: Column, value: unknown): SqlValue[] {
  switch (column.type.kind) {
    case 'plain':
      return [plainValue(column, value)]
    case 'json':
      return [JSON.stringify(value)]
    case 'reference':
      return [value === null ? null : ridOf(db, column.type.table, String(value))]
    case 'ranges':
      // The table's description pairs this kind with the property of type Ranges.
      return rangeValues(value as readonly Range[])
  }
}

function plainValue(column: Column, value: unknown): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  throw new AppError('invalid_input', `${column.property} is not text, a number or null`)
}

function rangeValues(ranges: readonly Range[]): SqlValue[] {
  const first = ranges[0]
  const last = ranges.at(-1)
  if (!first || !last) return [null, null, null]
  return [first[0], last[1], ranges.length > 1 ? JSON.stringify(ranges) : null]
}

function recordOf<Stored>(table: Table<Stored>, row: readonly SqlValue[]): Stored {
  const record: Record<string, unknown> = {}
  let index = 0
  for (const column of table.columns) {
    const width = column.type.kind === 'ranges' ? 3 : 1
    record[column.property] = loadedValue(column, row.slice(index, index + width))
    index += width
  }
  // `define` made sure that the columns are exactly the properties of Stored.
  return record as Stored
}

function loadedValue(column: Column, values: readonly SqlValue[]): unknown {
  const value = values[0] ?? null
  switch (column.type.kind) {
    case 'plain':
    case 'reference':
      return value
    case 'json':
      return JSON.parse(String(value))
    case 'ranges':
      return loadedRanges(values)
  }
}

/** Ranges from the columns "start", "end" and parts. */
export function loadedRanges(values: readonly SqlValue[]): readonly Range[] {
  const [start, end, parts] = values
  if (typeof parts === 'string') return JSON.parse(parts)
  return typeof start === 'number' && typeof end === 'number' ? [[start, end]] : []
}
