import { AppError } from '../../core/model/error.ts'
import type { Id, Instant } from '../../core/model/id.ts'
import type { Connection } from '../connection.ts'
import type { Transaction } from '../records.ts'
import { refreshSearch } from '../search/refreshSearch.ts'
import { appendOperation, lastSeq, type OperationRow, rewriteLastOperation } from './append.ts'
import { staleIfClash } from './applyChanges.ts'
import { type Change, coalesce, foldChanges, type RawChange, toChange } from './changes.ts'
import { changesOf, documentRidsOf, operationsWhere } from './read.ts'
import { type ImageColumns, installRecorder, type Recorder } from './recorder.ts'
import { finish, forEachInSteps, inOneStep, type Steps } from './steps.ts'
import { type Topic, topicsOf, touchedDocuments } from './touched.ts'
import { createUnderWay, type Pace, type UnderWay } from './underWay.ts'
import { withoutUnseen } from './unseen.ts'

/** Who does something, through which window or script, and when. */
export interface Author {
  readonly annotatorId: Id | null
  /** Tells apart the windows and scripts that write, for `merge`. */
  readonly client: string
  readonly at: Instant
}

export interface OperationOptions extends Author {
  /** Name of the API method or of the inner doing, e.g. `highlights.create`. */
  readonly code: string
  /** For people: what the undo menu and the history say. */
  readonly label: string
  /** False: undo passes it by. Operations on settings alone are never undone. */
  readonly undoable?: boolean
  /**
   * Folds this operation into the log's last one if that has the same code, client, annotator and
   * key and is at most `withinMs` older: autosave makes one operation, not hundreds. Where nothing is left to be
   * seen of both, the operation stays without changes: undo, redo and the history pass it by.
   */
  readonly merge?: { readonly key: string; readonly withinMs: number }
}

/** What an operation did, for the change feed. */
export interface OperationInfo {
  readonly seq: number
  readonly code: string
  readonly label: string
  readonly documents: readonly Id[]
  readonly topics: readonly Topic[]
}

export interface Outcome<Result> {
  readonly result: Result
  /** Null when nothing changed. */
  readonly operation: OperationInfo | null
}

/** A transaction that knows which operation it is in. */
export type Body<Result> = (tx: Transaction) => Result

export interface Writer extends Pick<UnderWay, 'isPaused' | 'settle' | 'underWay' | 'breakOff'> {
  readonly connection: Connection
  /** One operation: all of `body` or nothing. Within another operation it joins that one. */
  run<Result>(options: OperationOptions, body: Body<Result>): Outcome<Result>
  /**
   * The same for a long one, which lets others have the thread between its steps. All of it is one transaction:
   * until it is through, others read what was there before, and a crash leaves nothing of it. `tell` is called
   * when it is committed, before anybody who waited or made it finish writes the next one.
   * @throws AppError cancelled when the pace's signal, or the project's end, took it back
   */
  runInSteps<Result>(
    options: OperationOptions,
    body: Body<Steps<Result>>,
    pace: Pace,
    tell: (operation: OperationInfo | null) => void,
  ): Promise<Outcome<Result>>
  /** The same for undo and redo, which refer to an earlier operation. */
  compensate(row: Compensation, body: Body<Steps<void>>): OperationInfo | null
  compensateInSteps(
    row: Compensation,
    body: Body<Steps<void>>,
    pace: Pace,
    tell: (operation: OperationInfo | null) => void,
  ): Promise<OperationInfo | null>
}

/** An undo or a redo, as the log names it. */
export type Compensation = Pick<OperationRow, 'kind' | 'undoes' | 'code' | 'label'> & Author

/** The one way to write: row images are recorded, chained and committed with the rows themselves. */
export function openWriter(connection: Connection): Writer {
  const recorder = installRecorder(connection)
  const transaction = transactionOf(connection, recorder)
  const underWay = createUnderWay()

  function* commitAs<Result>(
    describe: (changes: readonly RawChange[]) => Omit<OperationRow, 'seq'>,
    withinMs: number,
    body: Body<Steps<Result>>,
  ): Steps<Outcome<Result>> {
    connection.write('BEGIN IMMEDIATE')
    recorder.start()
    try {
      const result = yield* body(transaction)
      if (result instanceof Promise) {
        throw new AppError('internal', 'an operation ends before its promise does')
      }
      const changes = yield* coalesce(recorder.changes)
      if (!changes.some(isLasting)) {
        connection.script('ROLLBACK')
        return { result, operation: null }
      }
      const row = describe(changes)
      const operation = yield* record(connection, recorder.columns, row, changes, withinMs)
      connection.write('COMMIT')
      return { result, operation }
    } catch (error) {
      if (connection.isInTransaction()) connection.script('ROLLBACK')
      throw error
    } finally {
      recorder.stop()
    }
  }

  function stepsOf<Result>(
    options: OperationOptions,
    body: Body<Steps<Result>>,
  ): Steps<Outcome<Result>> {
    const describe = (changes: readonly RawChange[]) => doneRow(options, changes)
    return commitAs(describe, options.merge?.withinMs ?? 0, body)
  }

  function* compensation(row: Compensation, body: Body<Steps<void>>): Steps<Outcome<void>> {
    try {
      return yield* commitAs(() => ({ ...row, undoable: false, mergeKey: null }), 0, body)
    } catch (error) {
      throw staleIfClash(error)
    }
  }

  async function runPausing<Result>(
    steps: Steps<Outcome<Result>>,
    pace: Pace,
    tell: (operation: OperationInfo | null) => void,
  ): Promise<Outcome<Result>> {
    // Without a WAL others could not read meanwhile.
    const canPause = connection.value('PRAGMA journal_mode') === 'wal'
    const isDue = canPause ? pace.isDue : () => false
    const whenThrough = ({ operation }: Outcome<Result>) => tell(operation)
    return await underWay.runPausing(steps, { ...pace, isDue }, whenThrough)
  }

  return {
    connection,
    isPaused: underWay.isPaused,
    settle: underWay.settle,
    underWay: underWay.underWay,
    breakOff: underWay.breakOff,
    run(options, body) {
      if (underWay.isStepping()) return { result: body(transaction), operation: null }
      return underWay.run(stepsOf(options, (tx) => inOneStep(() => body(tx))))
    },
    runInSteps: (options, body, pace, tell) => runPausing(stepsOf(options, body), pace, tell),
    compensate: (row, body) => underWay.run(compensation(row, body)).operation,
    async compensateInSteps(row, body, pace, tell) {
      const { operation } = await runPausing(compensation(row, body), pace, tell)
      return operation
    },
  }
}

function isLasting(change: RawChange): boolean {
  return change.before !== null || change.after !== null
}

function doneRow(
  options: OperationOptions,
  changes: readonly RawChange[],
): Omit<OperationRow, 'seq'> {
  const { code, label, annotatorId, client, at, undoable = true, merge } = options
  const isUndoable = undoable && changes.some((change) => change.table !== 'setting')
  return {
    kind: 'do',
    code,
    label,
    annotatorId,
    client,
    at,
    undoes: null,
    undoable: isUndoable,
    mergeKey: merge?.key ?? null,
  }
}

function* record(
  connection: Connection,
  columns: ImageColumns,
  row: Omit<OperationRow, 'seq'>,
  rawChanges: readonly RawChange[],
  withinMs: number,
): Steps<OperationInfo> {
  yield* refreshSearch(connection, rawChanges)
  const documentRids = yield* touchedDocuments(connection, columns, rawChanges)
  const documents = documentRids.map((rid) => documentId(connection, rid, rawChanges))
  const changes: Change[] = []
  yield* forEachInSteps(rawChanges, (change) => changes.push(toChange(change)))
  const last = mergeTarget(connection, row, withinMs)
  const seq = last?.seq ?? lastSeq(connection) + 1
  if (last) {
    const all = new Set([...documentRidsOf(connection, seq), ...documentRids])
    const both = foldChanges(changesOf(connection, seq), changes)
    const folded = yield* withoutUnseen(connection, columns, both)
    rewriteLastOperation(connection, { ...row, seq }, folded, ascending(all))
  } else {
    yield* appendOperation(connection, { ...row, seq }, changes, documentRids)
  }
  const topics = yield* topicsOf(columns, rawChanges, documents)
  return { seq, code: row.code, label: row.label, documents, topics }
}

function ascending(numbers: Iterable<number>): number[] {
  return [...numbers].sort((left, right) => left - right)
}

/** The operation that autosave may be folded into. */
function mergeTarget(
  connection: Connection,
  row: Omit<OperationRow, 'seq'>,
  withinMs: number,
): OperationRow | undefined {
  if (row.mergeKey === null) return undefined
  const last = operationsWhere(connection, 'ORDER BY seq DESC LIMIT 1')[0]
  const isSame =
    last?.kind === 'do' &&
    last.code === row.code &&
    last.client === row.client &&
    last.annotatorId === row.annotatorId &&
    last.undoable === row.undoable &&
    last.mergeKey === row.mergeKey
  return isSame && Date.parse(row.at) - Date.parse(last.at) <= withinMs ? last : undefined
}

function documentId(connection: Connection, rid: number, changes: readonly RawChange[]): Id {
  const id = connection.value<string>('SELECT id FROM document WHERE rid = ?', rid)
  if (id !== undefined) return id
  const gone = changes.find((change) => change.table === 'document' && change.rid === rid)
  // The second column of a document is its id.
  return String(JSON.parse(gone?.before ?? '[]')[1])
}

function transactionOf(connection: Connection, recorder: Recorder): Transaction {
  return {
    ...connection,
    write(sql, ...params) {
      const length = recorder.changes.length
      try {
        return connection.write(sql, ...params)
      } catch (error) {
        recorder.truncate(length)
        throw error
      }
    },
    // A script, because a cached statement would set it only the first time.
    deferReferences: () => connection.script('PRAGMA defer_foreign_keys = ON'),
    touchedDocuments: () =>
      finish(touchedDocuments(connection, recorder.columns, finish(coalesce(recorder.changes)))),
    hasChanges: () => recorder.changes.some(({ before, after }) => before !== after),
  }
}

export type { Change }
