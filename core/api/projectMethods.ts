import { z } from 'zod'
import { Instant, Sha256 } from '../model/id.ts'
import { command, hostTask, query, readingTask, task } from './method.ts'
import {
  Grant,
  Nothing,
  OperationNumber,
  OperationSummary,
  ProjectInfo,
  Undoable,
} from './shapes.ts'

export const Problem = z.strictObject({ code: z.string(), what: z.string() })

export const VerifyResult = z.strictObject({
  ok: z.boolean(),
  /** What was looked at, and how many of it. */
  checked: z.record(z.string(), z.int().min(0)),
  problems: z.array(Problem).readonly(),
})
export type VerifyResult = z.infer<typeof VerifyResult>

export const HistoryEntry = z.strictObject({
  seq: z.int().min(1),
  code: z.string(),
  label: z.string(),
  annotator: z.string().nullable(),
  at: Instant,
  /** The operation this one took back or brought back; null for an operation of its own. */
  undoes: z.int().min(1).nullable(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** A document's own history, or the project's when left out. */
const HistoryScope = z.strictObject({ documentId: z.uuid().optional() })
const Undone = z.strictObject({ operation: OperationSummary.nullable() })

export const SnapshotSummary = z.strictObject({
  name: z.string(),
  why: z.string(),
  /** The document it was kept for, before a revision; null for the whole project's. */
  documentId: z.uuid().nullable(),
  hash: Sha256,
  at: Instant,
  annotator: z.string().nullable(),
})
export type SnapshotSummary = z.infer<typeof SnapshotSummary>

const SnapshotName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^#/@\p{Cc}]*$/u, 'a snapshot name holds no #, / or @ and no control characters')

export const projectMethods = {
  'project.info': query({ input: Nothing, output: ProjectInfo }),
  'project.rename': command({
    input: z.strictObject({ name: z.string().trim().min(1).max(200) }),
    output: ProjectInfo,
  }),
  /** The open project, or a file that may be too damaged to open. */
  'project.verify': hostTask({
    input: z.strictObject({ grant: Grant.optional() }),
    output: VerifyResult,
  }),
  'project.backup': readingTask({
    input: z.strictObject({ grant: Grant }),
    output: z.strictObject({ path: z.string(), sha256: Sha256 }),
  }),
  'history.list': query({
    input: z.strictObject({
      documentId: z.uuid().optional(),
      /** Only operations before this one, newest first. */
      before: z.int().min(1).optional(),
      limit: z.int().min(1).max(10_000).default(200),
    }),
    output: z.array(HistoryEntry).readonly(),
  }),
  /** What undo and redo would take; null where there is nothing. */
  'history.next': query({
    input: HistoryScope,
    output: z.strictObject({ undo: z.string().nullable(), redo: z.string().nullable() }),
  }),
  /**
   * With `seq` this very operation, be it the newest or not, and nothing where it is taken back already; `stale` where
   * something it changed is different since.
   */
  'history.undo': command({
    input: HistoryScope.extend({ seq: OperationNumber.optional() }),
    output: Undone,
  }),
  'history.redo': command({ input: HistoryScope, output: Undone }),
  'snapshots.list': query({ input: Nothing, output: z.array(SnapshotSummary).readonly() }),
  'snapshots.create': command({
    input: z.strictObject({ name: SnapshotName, why: z.string().max(2000).default('') }),
    output: SnapshotSummary,
  }),
  /** Annotations made since go to the trash; documents and revisions stay. */
  'snapshots.restore': task({
    input: z.strictObject({ name: z.string(), documentId: z.uuid().optional() }),
    output: z.strictObject({ changed: z.int().min(0), ...Undoable }),
  }),
  'settings.get': query({
    input: z.strictObject({ key: z.string().min(1).max(200) }),
    output: z.strictObject({ value: z.json() }),
  }),
  'settings.set': command({
    input: z.strictObject({ key: z.string().min(1).max(200), value: z.json() }),
    output: Nothing,
  }),
} as const
