import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import type { Connection } from './connection.ts'
import { headHash, lastSeq } from './log/append.ts'
import { changedHighlights } from './log/changedHighlights.ts'
import { type HistoryPage, type HistoryRow, history } from './log/history.ts'
import type { Author, Body, OperationInfo, OperationOptions, Outcome, Writer } from './log/log.ts'
import { redo, redoTarget, type Scope, undo, undoTarget } from './log/undo.ts'

/** In a project opened for reading, whatever writes throws `read_only`. */
export interface OperationLog {
  run<Result>(options: OperationOptions, body: Body<Result>): Outcome<Result>
  undo(scope: Scope, author: Author): OperationInfo | null
  redo(scope: Scope, author: Author): OperationInfo | null
  /** What undo and redo would take next: for their menu entries. */
  next(scope: Scope): { readonly undo: string | null; readonly redo: string | null }
  history(page: HistoryPage): HistoryRow[]
  lastSeq(): number
  /** The highlights whose drawing operations from `seq` on may have changed; null = any. */
  changedHighlights(seq: number): ReadonlySet<Id> | null
  /** Hash of the last operation: the same exactly as long as nothing was done, not even a folded edit. */
  head(): string
}

/** The log of a project; without a writer it can only be read. */
export function logOf(connection: Connection, writer: Writer | null): OperationLog {
  return {
    run: (options, body) => (writer ?? noWriting()).run(options, body),
    undo: (scope, author) => undo(writer ?? noWriting(), scope, author),
    redo: (scope, author) => redo(writer ?? noWriting(), scope, author),
    next: (scope) => ({
      undo: undoTarget(connection, scope)?.label ?? null,
      redo: redoTarget(connection, scope)?.label ?? null,
    }),
    history: (page) => history(connection, page),
    lastSeq: () => lastSeq(connection),
    changedHighlights: (seq) => changedHighlights(connection, seq),
    head: () => headHash(connection),
  }
}

export function noWriting(): never {
  throw new AppError('read_only', 'the project is open for reading only')
}
