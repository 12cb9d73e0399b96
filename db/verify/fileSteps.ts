import { closeSync, openSync, readSync } from 'node:fs'
import { APPLICATION_ID } from '../applicationId.ts'
import type { Reader, SqlValue } from '../connection.ts'
import { fileVersion, headVersion, migrate } from '../migrate.ts'
import { openInMemory } from '../open.ts'
import type { VerifyContext } from './context.ts'

const HEADER_BYTES = 100

/**
 * The parts of the file header (https://www.sqlite.org/fileformat2.html#the_database_header) that
 * never change in a project. The counters in between say nothing about the content.
 */
const headerFields: readonly (readonly [what: string, start: number, bytes: readonly number[]])[] =
  [
    ['magic string', 0, [...new TextEncoder().encode('SQLite format 3\0')]],
    ['page size', 16, [0x10, 0]],
    ['reserved space', 20, [0]],
    ['payload fractions', 21, [64, 32, 32]],
    ['schema format', 44, [0, 0, 0, 4]],
    ['default cache size', 48, [0, 0, 0, 0]],
    ['largest root page', 52, [0, 0, 0, 0]],
    ['text encoding', 56, [0, 0, 0, 1]],
    ['user version', 60, bytesOf(headVersion)],
    ['incremental vacuum', 64, [0, 0, 0, 0]],
    ['application id', 68, bytesOf(APPLICATION_ID)],
    ['room for expansion', 72, new Array<number>(20).fill(0)],
  ]

function bytesOf(number: number): number[] {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff)
}

export function* checkHeader({ path, problem, count }: VerifyContext): Generator<void> {
  const header = readHeader(path)
  for (const [what, start, expected] of headerFields) {
    count('headerFields')
    if (expected.some((byte, index) => header[start + index] !== byte)) {
      problem('header', `the ${what} in the file header is not what a project has`)
    }
  }
  yield
}

function readHeader(path: string): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES)
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, HEADER_BYTES, 0)
  } finally {
    closeSync(file)
  }
  return header
}

/** The schema must be, to the letter, what the migrations make. */
export function* checkSchema({ db, problem, count }: VerifyContext): Generator<void> {
  const fresh = openInMemory()
  try {
    migrate(fresh, '2026-01-01T00:00:00.000Z')
    const expected = schemaOf(fresh)
    const found = schemaOf(db)
    count('schemaObjects', expected.size)
    for (const [name, object] of expected) {
      if (found.get(name) !== object) problem('schema', `${name} is missing or different`)
    }
    for (const name of found.keys()) {
      if (!expected.has(name)) problem('schema', `${name} does not belong here`)
    }
    yield
    compareConfig(fresh, db, problem)
  } finally {
    fresh.close()
  }
}

/** Text by name. The types count too: SQLite reads a name that has become a blob without a word. */
function schemaOf(db: Reader): ReadonlyMap<string, string> {
  const rows = db.tuples<SqlValue[]>('SELECT name, type, tbl_name, sql FROM sqlite_schema')
  return new Map(rows.map((row) => [String(row[0]), JSON.stringify(row)]))
}

/** The search index keeps its settings in a table of its own. */
function compareConfig(fresh: Reader, db: Reader, problem: VerifyContext['problem']): void {
  const config = (reader: Reader) =>
    JSON.stringify(reader.tuples('SELECT * FROM search_index_config ORDER BY k'))
  if (config(fresh) !== config(db)) problem('search', 'the settings of the search index differ')
}

/** SQLite's own examination: structure, indexes, constraints, references. */
export function* checkIntegrity({ db, problem, count }: VerifyContext): Generator<void> {
  count('pages', db.value<number>('PRAGMA page_count') ?? 0)
  for (const finding of db.column<string>('PRAGMA integrity_check(50)')) {
    if (finding !== 'ok') problem('integrity', finding)
  }
  yield
  for (const [table, rid] of db.tuples<[string, number | null]>('PRAGMA foreign_key_check')) {
    problem('reference', `${table} row ${rid ?? '?'} refers to a row that is not there`)
  }
}

export function isCurrentVersion(db: Reader): boolean {
  return fileVersion(db) === headVersion
}
