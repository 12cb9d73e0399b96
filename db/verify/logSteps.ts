import type { Reader } from '../connection.ts'
import { firstHash, operationHash } from '../log/append.ts'
import { type NewestImages, newestImages, rowHashes } from '../log/newest.ts'
import { changesOf, documentRidsOf, operationsWhere } from '../log/read.ts'
import { trackedTables } from '../tables.ts'
import type { VerifyContext } from './context.ts'

/** Each operation's hash follows from the one before it and from what it did. */
export function* checkChain({ db, problem, count }: VerifyContext): Generator<void> {
  const hashes = new Map(db.tuples<[number, string]>('SELECT seq, hash FROM operation'))
  let previous = firstHash
  let expectedSeq = 1
  for (const row of operationsWhere(db, 'ORDER BY seq')) {
    count('operations')
    if (row.seq !== expectedSeq) problem('log', `operation ${expectedSeq} is missing`)
    expectedSeq = row.seq + 1
    const stored = hashes.get(row.seq) ?? ''
    const documents = documentRidsOf(db, row.seq)
    const hash = yield* operationHash(previous, row, changesOf(db, row.seq), documents)
    if (hash !== stored) {
      problem('log', `operation ${row.seq} is not as it was written`)
    }
    previous = stored
    yield
  }
  checkStrayParts(db, problem)
}

/** Changes and documents of operations that are not there: the chain does not reach them. */
function checkStrayParts(db: Reader, problem: VerifyContext['problem']): void {
  for (const table of ['operation_change', 'operation_document']) {
    const strays = db.value<number>(
      `SELECT count(*) FROM ${table} WHERE operation_seq NOT IN (SELECT seq FROM operation)`,
    )
    if (strays !== 0) problem('log', `${table} has ${strays} rows of no operation`)
  }
}

/** Every tracked row is what the log says it became last, and no row came or went unlogged. */
export function* checkRows({ db, problem, count }: VerifyContext): Generator<void> {
  const newest = newestImages(db)
  for (const table of trackedTables) {
    const expected = new Map(newest.get(table))
    for (const [rid, hash] of rowHashes(db, table)) {
      count('rows')
      if (expected.get(rid) !== hash) problem('row', `${table} row ${rid} is not what the log says`)
      expected.delete(rid)
      yield
    }
    for (const [rid, hash] of expected) {
      if (hash !== null) problem('row', `${table} row ${rid} is missing`)
    }
  }
  checkSequences(db, newest, problem)
}

/** SQLite must go on counting row ids after the highest one that was ever given. */
function checkSequences(db: Reader, newest: NewestImages, problem: VerifyContext['problem']): void {
  const expected = new Map<string, number>()
  for (const [table, images] of newest) {
    if (images.size > 0) expected.set(table, highest(images.keys()))
  }
  expected.set('operation', db.value<number>('SELECT max(seq) FROM operation') ?? 0)
  const found = db.tuples<[string, number]>('SELECT name, seq FROM sqlite_sequence')
  for (const [table, seq] of found) {
    if (expected.get(table) !== seq) problem('sequence', `${table} counts on from ${seq}`)
    expected.delete(table)
  }
  for (const table of expected.keys()) problem('sequence', `${table} has lost its count`)
}

function highest(numbers: Iterable<number>): number {
  let result = 0
  for (const number of numbers) result = Math.max(result, number)
  return result
}
