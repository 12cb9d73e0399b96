import { z } from 'zod'
import { Id, Instant, Sha256 } from '../model/id.ts'
import { query } from './method.ts'
import { ReportLine, RevisionNumber } from './shapes.ts'

/** document: a file became one. revision: a newer copy. The others were taken over into what is here. */
export const importKinds = ['document', 'revision', 'annotations', 'bibliography'] as const

/** A file that something of the project came from, and how it was read. */
export const ImportEntry = z.strictObject({
  kind: z.enum(importKinds),
  /** Of the revision, or of the import itself; null where no report was kept. */
  id: Id.nullable(),
  /** What the history says of an import that no report was kept of; null else. */
  label: z.string().nullable(),
  at: Instant,
  /** Name of who did it. */
  annotator: z.string().nullable(),
  file: z.string().nullable(),
  /** Of the file's bytes, which are kept. */
  sha256: Sha256.nullable(),
  /** In bytes. */
  size: z.int().min(0).nullable(),
  mediaType: z.string().nullable(),
  importer: z.string().nullable(),
  importerVersion: z.string().nullable(),
  /** The revision that it made; null where it made none. */
  revision: RevisionNumber.nullable(),
  /** What was made of it, or took something over: the first of them that are still there. */
  documents: z
    .array(z.strictObject({ id: Id, title: z.string(), isTrashed: z.boolean() }))
    .readonly(),
  /** How many documents that were when it came in. */
  documentCount: z.int().min(0),
  /**
   * document, revision: characters. annotations: documents, imported, unplaced, skipped, withoutDocument as
   * `annotations.import` answers, and codes and entities in the file. bibliography: records in the file, applied.
   */
  counts: z.record(z.string(), z.int().min(0)),
  /** What was guessed or left out; null where no report was kept: imports of older versions of the app. */
  report: z.array(ReportLine).readonly().nullable(),
})
export type ImportEntry = z.infer<typeof ImportEntry>

export const importMethods = {
  /** A window on what was imported, newest first, with its reports. */
  'imports.list': query({
    input: z.strictObject({
      /** Only what this document came from or took over. */
      documentId: Id.optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.strictObject({
      /** How many there are outside of the window, too. */
      total: z.int().min(0),
      imports: z.array(ImportEntry).readonly(),
    }),
  }),
} as const
