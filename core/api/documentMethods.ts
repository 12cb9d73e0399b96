import { z } from 'zod'
import { AnchorState } from '../model/anchor.ts'
import { Block } from '../model/block.ts'
import { documentStates } from '../model/documentState.ts'
import { errorCodes } from '../model/error.ts'
import { Id, Sha256 } from '../model/id.ts'
import { keepings } from '../model/keeping.ts'
import { PageStart } from '../model/page.ts'
import { RichText } from '../model/richText.ts'
import { command, query, task } from './method.ts'
import {
  By,
  DocumentSummary,
  Grant,
  Nothing,
  OperationNumber,
  ReportLine,
  RevisionNumber,
} from './shapes.ts'

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
  /** True when the file was that of the latest revision, and no other part of its page was taken: nothing was made. */
  unchanged: z.boolean(),
  counts: z.record(AnchorState, z.int().min(0)),
  annotations: z.array(CarriedAnnotation).readonly(),
  report: z.array(ReportLine).readonly(),
})
export type ReviseResult = z.infer<typeof ReviseResult>

/** A document that a file looks like a newer copy of. */
export const CopyOf = z.strictObject({
  documentId: Id,
  title: z.string(),
  /** The latest there is. */
  revision: RevisionNumber,
  /** The very bytes of that revision: there is nothing new in the file. */
  isSameFile: z.boolean(),
  isSameAddress: z.boolean(),
  /** Of the two texts, 0 to 1. */
  likeness: z.number().min(0).max(1),
})
export type CopyOf = z.infer<typeof CopyOf>

export const ImportResult = z.strictObject({
  documents: z.array(ImportedDocument).readonly(),
  /** Files that could not be read; the others are in. */
  errors: z
    .array(z.strictObject({ file: z.string(), code: z.enum(errorCodes), message: z.string() }))
    .readonly(),
  /** What `revisions` brought in, in their order. */
  revised: z.array(ReviseResult).readonly(),
  /**
   * With `copies: 'ask'`: the files of `grants`, by index, that look like newer copies, and of what,
   * likeliest first. When there are any, nothing was imported: the person decides, then it is called again.
   */
  copies: z
    .array(
      z.strictObject({
        index: z.int().min(0),
        file: z.string(),
        of: z.array(CopyOf).min(1).readonly(),
      }),
    )
    .readonly(),
})
export type ImportResult = z.infer<typeof ImportResult>

/** A document as a list shows it. */
export const DocumentEntry = z.strictObject({
  id: Id,
  title: z.string(),
  /** The latest there is. */
  revision: RevisionNumber,
  highlights: z.int().min(0),
  /** How far into its text the person has come, 0 to 1; null for one that was not read yet. */
  progress: z.number().min(0).max(1).nullable(),
})
export type DocumentEntry = z.infer<typeof DocumentEntry>

export const documentMethods = {
  /** All there is to know of all documents: megabytes for thousands of them. See `documents.find`. */
  'documents.list': query({
    input: z.strictObject({ trashed: z.boolean().default(false) }),
    output: z.array(DocumentSummary).readonly(),
  }),
  /**
   * A window on the documents of a state whose titles, files and metadata (authors, publisher, date, address,
   * language) hold all the words, in any order, whatever their case; oldest first.
   */
  'documents.find': query({
    input: z.strictObject({
      words: z.string().max(1000).default(''),
      state: z.enum(documentStates).default('all'),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(100),
    }),
    output: z.strictObject({
      /** How many documents there are, whatever is asked for. */
      all: z.int().min(0),
      /** How many were found outside of the window, too. */
      total: z.int().min(0),
      documents: z.array(DocumentEntry).readonly(),
    }),
  }),
  /**
   * Documents by title as it is typed, the best first: every word must be in it, at the start of a word, inside
   * one, or with its letters scattered in their order. For nothing typed, the oldest.
   */
  'documents.named': query({
    input: z.strictObject({
      name: z.string().max(1000).default(''),
      limit: z.int().min(1).max(1000).default(50),
    }),
    output: z.array(DocumentEntry).readonly(),
  }),
  'documents.get': query({ input: z.strictObject({ documentId: Id }), output: DocumentSummary }),
  /** The text and where its paragraphs are, without the structure around them: half as much as the content. */
  'documents.text': query({
    input: WhichRevision,
    output: z.strictObject({
      document: Id,
      revision: RevisionNumber,
      text: z.string(),
      blocks: z.array(Block).readonly(),
    }),
  }),
  'documents.content': query({
    input: WhichRevision,
    output: z.strictObject({
      document: Id,
      revision: RevisionNumber,
      text: z.string(),
      content: RichText,
      blocks: z.array(Block).readonly(),
      pages: z.array(PageStart).readonly(),
    }),
  }),
  /** New documents and new revisions of those that are here, in one operation. */
  'documents.import': task({
    input: z.strictObject({
      /** Files that become documents of their own. */
      grants: z.array(Grant).max(10_000),
      /** Newer copies of documents; several of one document follow each other. */
      revisions: z
        .array(z.strictObject({ documentId: Id, grant: Grant }))
        .max(10_000)
        .default([]),
      /** Only with one file. */
      title: Title.optional(),
      /** Whether to look first if a file is a newer copy of a document that is here. */
      copies: z.enum(['ask', 'separate']).default('separate'),
      /** Of web pages; else the article of a new document, and of a newer copy as much as its document has. */
      keeping: z.enum(keepings).optional(),
      ...By,
    }),
    output: ImportResult,
  }),
  'documents.revise': task({
    input: z.strictObject({
      documentId: Id,
      grant: Grant,
      /** Of a web page; else as much as the latest revision has. */
      keeping: z.enum(keepings).optional(),
      ...By,
    }),
    output: ReviseResult,
  }),
  /**
   * Takes more or less of the web page that the latest revision was made of, as the next revision: no file is needed, for
   * the original was kept. `unsupported` for a document of another kind.
   */
  'documents.reread': task({
    input: z.strictObject({ documentId: Id, keeping: z.enum(keepings), ...By }),
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
  /** Undo of the operation brings it back, as `documents.restore` does. */
  'documents.trash': command({
    input: z.strictObject({ documentId: Id }),
    output: z.strictObject({ seq: OperationNumber }),
  }),
  'documents.restore': command({ input: z.strictObject({ documentId: Id }), output: Nothing }),
} as const
