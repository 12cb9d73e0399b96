import { z } from 'zod'
import { AnchorState } from '../model/anchor.ts'
import { Block } from '../model/block.ts'
import { errorCodes } from '../model/error.ts'
import { Id, Sha256 } from '../model/id.ts'
import { RichText } from '../model/richText.ts'
import { command, query, task } from './method.ts'
import { By, DocumentSummary, Grant, Nothing, ReportLine, RevisionNumber } from './shapes.ts'

const Title = z.string().trim().min(1).max(1000)

const WhichRevision = z.strictObject({ documentId: Id, revision: RevisionNumber.optional() })

export const ImportedDocument = z.strictObject({
  id: Id,
  title: z.string(),
  revision: RevisionNumber,
  characters: z.int().min(0),
  sha256: Sha256,
  report: z.array(ReportLine).readonly(),
})

export const ImportResult = z.strictObject({
  documents: z.array(ImportedDocument).readonly(),
  /** Files that could not be read; the others are in. */
  errors: z
    .array(z.strictObject({ file: z.string(), code: z.enum(errorCodes), message: z.string() }))
    .readonly(),
})
export type ImportResult = z.infer<typeof ImportResult>

const Place = z.strictObject({
  quote: z.string(),
  start: z.int().min(0),
  end: z.int().min(0),
})

/** What became of one highlight: where its evidence was, where it is now. */
export const CarriedAnnotation = z.strictObject({
  id: Id,
  state: AnchorState,
  score: z.number().min(0).max(1),
  before: Place,
  after: Place.nullable(),
  candidates: z
    .array(
      z.strictObject({
        start: z.int().min(0),
        end: z.int().min(0),
        score: z.number().min(0).max(1),
      }),
    )
    .readonly(),
})
export type CarriedAnnotation = z.infer<typeof CarriedAnnotation>

export const ReviseResult = z.strictObject({
  document: Id,
  revision: RevisionNumber,
  /** True when the bytes were those of the latest revision: nothing was made. */
  unchanged: z.boolean(),
  counts: z.record(AnchorState, z.int().min(0)),
  annotations: z.array(CarriedAnnotation).readonly(),
  report: z.array(ReportLine).readonly(),
})
export type ReviseResult = z.infer<typeof ReviseResult>

export const documentMethods = {
  'documents.list': query({
    input: z.strictObject({ trashed: z.boolean().default(false) }),
    output: z.array(DocumentSummary).readonly(),
  }),
  'documents.get': query({ input: z.strictObject({ documentId: Id }), output: DocumentSummary }),
  'documents.text': query({
    input: WhichRevision,
    output: z.strictObject({ document: Id, revision: RevisionNumber, text: z.string() }),
  }),
  'documents.content': query({
    input: WhichRevision,
    output: z.strictObject({
      document: Id,
      revision: RevisionNumber,
      text: z.string(),
      content: RichText,
      blocks: z.array(Block).readonly(),
    }),
  }),
  'documents.import': task({
    input: z.strictObject({
      grants: z.array(Grant).min(1).max(10_000),
      /** Only with one file. */
      title: Title.optional(),
      ...By,
    }),
    output: ImportResult,
  }),
  'documents.revise': task({
    input: z.strictObject({ documentId: Id, grant: Grant, ...By }),
    output: ReviseResult,
  }),
  'documents.update': command({
    input: z.strictObject({
      documentId: Id,
      title: Title.optional(),
      language: z.string().max(35).nullable().optional(),
      /** CSL-JSON; replaces what was there. */
      metadata: z.record(z.string(), z.json()).optional(),
    }),
    output: DocumentSummary,
  }),
  'documents.trash': command({ input: z.strictObject({ documentId: Id }), output: Nothing }),
  'documents.restore': command({ input: z.strictObject({ documentId: Id }), output: Nothing }),
} as const
