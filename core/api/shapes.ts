import { z } from 'zod'
import { EntityType, MentionRole } from '../model/entity.ts'
import { Id, Instant, Sha256 } from '../model/id.ts'
import { Ranges } from '../model/range.ts'

/** A single-use permission for one file, made by the host from a dialog, an upload or an argument. */
export const Grant = z.string().min(1).max(200)

/** Revision number, 1..n; left out = the latest. */
export const RevisionNumber = z.int().min(1)

/** Who does it; left out = the person of this profile. */
export const By = { annotatorId: Id.optional() }

export const Nothing = z.strictObject({})

/** Number of an operation in the log: what `history.undo` takes to take back this very one. */
export const OperationNumber = z.int().min(1)

export const ReportLine = z.strictObject({ code: z.string(), message: z.string() }).readonly()

export const ProjectInfo = z.strictObject({
  id: Id,
  name: z.string(),
  createdAt: Instant,
  /** For display only; no method takes a path. */
  path: z.string(),
  mode: z.enum(['write', 'read']),
  /** Number of the last operation; 0 when there is none. */
  seq: z.int().min(0),
})
export type ProjectInfo = z.infer<typeof ProjectInfo>

export const RevisionSummary = z.strictObject({
  id: Id,
  revision: RevisionNumber,
  characters: z.int().min(0),
  /** Of the original bytes. */
  sha256: Sha256,
  textSha256: Sha256,
  capturedAt: Instant,
  originalName: z.string(),
  mediaType: z.string(),
  encoding: z.string().nullable(),
  extractor: z.string(),
  extractorVersion: z.string(),
  report: z.array(ReportLine).readonly(),
})
export type RevisionSummary = z.infer<typeof RevisionSummary>

export const DocumentSummary = z.strictObject({
  id: Id,
  title: z.string(),
  language: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()).readonly(),
  revisions: z.array(RevisionSummary).readonly(),
  highlights: z.int().min(0),
  notes: z.int().min(0),
  createdAt: Instant,
  deletedAt: Instant.nullable(),
})
export type DocumentSummary = z.infer<typeof DocumentSummary>

/** Where a new highlight goes: ranges over the text, or words to be found (1-based occurrence). */
export const Passage = z.union([
  z.strictObject({ ranges: Ranges }),
  z.strictObject({ quote: z.string().min(1), occurrence: z.int().min(1).optional() }),
])
export type Passage = z.infer<typeof Passage>

const CodeName = z.string().trim().min(1).max(200)

/** A code by id, or by path from the root; codes missing on a path are made. */
export const CodeRef = z.union([
  z.strictObject({ codeId: Id }),
  z.strictObject({ path: z.array(CodeName).min(1).max(20) }),
])
export type CodeRef = z.infer<typeof CodeRef>
export { CodeName }

const Label = z.string().trim().min(1).max(500)

/** An entity by id, or by label and type; made when there is none of that label (or alias) and type. */
export const EntityRef = z.union([
  z.strictObject({ entityId: Id }),
  z.strictObject({ label: Label, type: EntityType }),
])
export type EntityRef = z.infer<typeof EntityRef>
export { Label as EntityLabel }

export const NewMention = z.strictObject({
  entity: EntityRef,
  role: MentionRole.default('mention'),
})

/** Stands in the answer of what a person is offered to take back: its own operation; null when nothing changed. */
export const Undoable = { seq: OperationNumber.nullable() }

/** What an operation was, after it was written; null when nothing changed. */
export const OperationSummary = z.strictObject({
  seq: z.int().min(1),
  code: z.string(),
  label: z.string(),
})
export type OperationSummary = z.infer<typeof OperationSummary>
