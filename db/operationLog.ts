import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import type { Reader } from './connection.ts'
import { headHash, headHashOf, lastSeq } from './log/append.ts'
import { changedHighlights } from './log/changedHighlights.ts'
import { type HistoryPage, type HistoryRow, history } from './log/history.ts'
import type { Author, Body, OperationInfo, OperationOptions, Outcome, Writer } from './log/log.ts'
import type { Steps } from './log/steps.ts'
import type { Pace } from './log/underWay.ts'
import {
  type Compensating,
  compensate,
  compensateInSteps,
  type Reverting,
  redoTarget,
  revertedBy,
  type Scope,
  undoTarget,
} from './log/undo.ts'

/** In a project opened for reading, whatever writes throws `read_only`. */
export interface OperationLog {
  run<Result>(options: OperationOptions, body: Body<Result>): Outcome<Result>
  /** The same for a long one, which lets others have the thread between its steps: see `Writer.runInSteps`. */
  runInSteps<Result>(
    options: OperationOptions,
    body: Body<Steps<Result>>,
    pace: Pace,
    tell: (operation: OperationInfo | null) => void,
  ): Promise<Outcome<Result>>
  /** Resolves when the operation that stands half written has ended; null when there is none. */
  underWay(): Promise<void> | null
  /** Resolves when no operation stands half written. Whoever writes before makes it finish at once. */
  settled(): Promise<void>
  undo(scope: Scope, author: Author): OperationInfo | null
  redo(scope: Scope, author: Author): OperationInfo | null
  /** Either of them in steps, with what else belongs to it: see `Writer.runInSteps`. */
  compensateInSteps(
    compensating: Compensating & { readonly also: Body<Steps<void>> },
    author: Author,
    pace: Pace,
    tell: (operation: OperationInfo | null) => void,
  ): Promise<OperationInfo | null>
  /** What undo or redo would revert now. */
  revertedBy(compensating: Compensating): Reverting | null
  /** What undo and redo would take next: for their menu entries. */
  next(scope: Scope): { readonly undo: string | null; readonly redo: string | null }
  history(page: HistoryPage): HistoryRow[]
  lastSeq(): number
  /** The highlights whose drawing operations from `seq` on may have changed; null = any. */
  changedHighlights(seq: number): ReadonlySet<Id> | null
  /** Hash of the last operation: the same exactly as long as nothing was done, not even a folded edit. */
  head(): string
  /** The same of the last operation that touched a document. */
  headOf(documentId: Id): string
}

/** The log of a project; without a writer it can only be read. */
export function logOf(db: Reader, writer: Writer | null): OperationLog {
  /** With nothing half written, so that what is taken back is the newest there is. */
  function settledWriter(): Writer {
    const present = writer ?? noWriting()
    present.settle()
    return present
  }

  return {
    run: (options, body) => (writer ?? noWriting()).run(options, body),
    runInSteps: (options, body, pace, tell) =>
      (writer ?? noWriting()).runInSteps(options, body, pace, tell),
    underWay: () => writer?.underWay() ?? null,
    async settled() {
      while (writer?.isPaused()) await writer.underWay()
    },
    undo: (scope, author) => compensate(settledWriter(), { kind: 'undo', scope }, author),
    redo: (scope, author) => compensate(settledWriter(), { kind: 'redo', scope }, author),
    compensateInSteps: (compensating, author, pace, tell) =>
      compensateInSteps(settledWriter(), compensating, author, pace, tell),
    revertedBy: (compensating) => revertedBy(db, compensating),
    next: (scope) => ({
      undo: undoTarget(db, scope)?.label ?? null,
      redo: redoTarget(db, scope)?.label ?? null,
    }),
    history: (page) => history(db, page),
    lastSeq: () => lastSeq(db),
    changedHighlights: (seq) => changedHighlights(db, seq),
    head: () => headHash(db),
    headOf: (documentId) => headHashOf(db, documentId),
  }
}

export function noWriting(): never {
  throw new AppError('read_only', 'the project is open for reading only')
}
