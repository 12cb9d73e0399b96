import { z } from 'zod'
import { Comparison } from '../compare/comparison.ts'
import { Ignoring } from '../compare/ignoring.ts'
import { Id } from '../model/id.ts'
import { command, query, readingTask, task } from './method.ts'
import { By, Grant, Nothing, ReportLine, RevisionNumber, Undoable } from './shapes.ts'

/** One side of a comparison: an annotated version. */
export const Side = z.strictObject({
  documentId: Id,
  revision: RevisionNumber.optional(),
  /** Name of a snapshot; left out = the annotations as they are now. */
  snapshot: z.string().optional(),
  /** Ids or exact names; left out = everybody's. */
  annotators: z.array(z.string()).min(1).optional(),
})
export type Side = z.infer<typeof Side>

/** What annotations of other programs come in; a format is here when its check passes. */
export const annotationFormatNames = [
  'jsonld',
  'hypothesis',
  'qdpx',
  'qdc',
  'brat',
  'casjson',
  'tei',
  'taguette',
  'qualcoder',
] as const
export type AnnotationFormatName = (typeof annotationFormatNames)[number]
export const reportFormatNames = ['html', 'markdown', 'csv', 'json'] as const

/** A text that a host offers to save. */
const TextFile = {
  text: z.string(),
  mediaType: z.string(),
  extension: z.string(),
}

export const SearchHit = z.strictObject({
  kind: z.enum(['passage', 'note', 'entity', 'code', 'document']),
  /** Id of the document, note, entity or code. */
  id: Id,
  document: Id.nullable(),
  /** Of that document. */
  title: z.string().nullable(),
  revision: RevisionNumber.nullable(),
  start: z.int().min(0).nullable(),
  end: z.int().min(0).nullable(),
  snippet: z.string(),
  /** Where the words stand in the snippet. */
  hits: z.array(z.tuple([z.int().min(0), z.int().min(0)])).readonly(),
  /** Higher is better. */
  score: z.number(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const TrashEntry = z.strictObject({
  kind: z.enum(['document', 'highlight', 'note', 'code', 'entity', 'relation']),
  id: Id,
  label: z.string(),
  deletedAt: z.string(),
})

/** How two versions are compared. */
const Comparing = {
  /** Changes of nothing else are left out and counted in `hidden`. */
  ignore: Ignoring.optional(),
}

const ForeignFile = {
  grant: Grant,
  /** Files that belong to it, as the texts of brat's stand-off and more of the same. */
  beside: z.array(Grant).max(10_000).default([]),
  /** Left out = found out from the file. */
  format: z.enum(annotationFormatNames).optional(),
}

const AnnotationCounts = {
  /** Made of texts that come with the annotations. */
  documents: z.int().min(0),
  /** Highlights. */
  imported: z.int().min(0),
  /** Kept as orphans with their quote. */
  unplaced: z.int().min(0),
  /** Already here, by id: left alone. */
  skipped: z.int().min(0),
  /** About documents that are not in this project: left out. */
  withoutDocument: z.int().min(0),
}

export const outcomeMethods = {
  'compare.run': readingTask({
    input: z.strictObject({ left: Side, right: Side, ...Comparing }),
    output: Comparison,
  }),
  'compare.report': readingTask({
    input: z.strictObject({
      left: Side,
      right: Side,
      format: z.enum(reportFormatNames),
      ...Comparing,
    }),
    output: z.strictObject(TextFile),
  }),
  /** What an import would bring, before anything is written. */
  'annotations.preview': readingTask({
    input: z.strictObject(ForeignFile),
    output: z.strictObject({
      ...AnnotationCounts,
      /** In the file, whether they are here already or not. */
      codes: z.int().min(0),
      entities: z.int().min(0),
      relations: z.int().min(0),
      notes: z.int().min(0),
      /** The documents that would be made, in the order of the file. */
      titles: z.array(z.string()).readonly(),
      report: z.array(ReportLine).readonly(),
    }),
  }),
  'annotations.import': task({
    input: z.strictObject({ ...ForeignFile, ...By }),
    output: z.strictObject({
      ...AnnotationCounts,
      report: z.array(ReportLine).readonly(),
      ...Undoable,
    }),
  }),
  'search.run': query({
    input: z.strictObject({
      query: z.string().min(1).max(1000),
      limit: z.int().min(1).max(1000).default(50),
    }),
    output: z.array(SearchHit).readonly(),
  }),
  /** Live highlights whose words on the latest revision, or whose notes, hold what `search.run` finds; oldest first. */
  'search.highlights': query({
    input: z.strictObject({ query: z.string().min(1).max(1000) }),
    output: z.array(Id).readonly(),
  }),
  /** Destroys what is in the trash; the one thing that does. Undo brings it back. */
  'trash.empty': command({
    input: Nothing,
    output: z.strictObject({ destroyed: z.int().min(0), ...Undoable }),
  }),
  'trash.list': query({ input: Nothing, output: z.array(TrashEntry).readonly() }),
} as const
