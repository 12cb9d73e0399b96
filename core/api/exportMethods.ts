import { z } from 'zod'
import { comparedKinds } from '../export/roundTrip.ts'
import { AnchorState } from '../model/anchor.ts'
import { CitationStyle, TitledStyle } from '../model/citationStyle.ts'
import { Id, Sha256 } from '../model/id.ts'
import { Range } from '../model/range.ts'
import { type TemplateKind, TemplateText } from '../model/template.ts'
import { PageSize } from './deskMethods.ts'
import { readingTask } from './method.ts'
import { Grant, ReportLine, RevisionNumber } from './shapes.ts'

export const exportFormatNames = [
  'markdown',
  'html',
  'pdf',
  'obsidian',
  'docx',
  'odt',
  'csv',
  'xlsx',
  'json',
  'jsonld',
  'hypothesis',
  'qdpx',
  'qdc',
  'brat',
  'casjson',
  'taguette',
  'csljson',
] as const
export type ExportFormatName = (typeof exportFormatNames)[number]
/** The formats that every host makes; a PDF needs a host that can print. */
export type WrittenFormatName = Exclude<ExportFormatName, 'pdf'>
export const writtenFormatNames: readonly WrittenFormatName[] = exportFormatNames.filter(
  (name) => name !== 'pdf',
)

/** Formats with annotations that are imported again, and so proven thing by thing. */
export const importableFormatNames = [
  'jsonld',
  'hypothesis',
  'qdpx',
  'brat',
  'casjson',
  'taguette',
] as const

/** Formats in which no annotation is, and so none is left out. */
export const annotationlessFormatNames: readonly ExportFormatName[] = ['qdc', 'csljson']

const Ids = z.array(Id).min(1).readonly().optional()

/**
 * What of the project goes out. Lists left out do not narrow; an annotation goes out if it is in every
 * list that is given. A code stands for those below it, too.
 */
export const ExportScope = z
  .strictObject({
    documentIds: Ids,
    codeIds: Ids,
    entityIds: Ids,
    annotatorIds: Ids,
    states: z.array(AnchorState).min(1).readonly().optional(),
    highlightIds: Ids,
  })
  .readonly()
export type ExportScope = z.infer<typeof ExportScope>

/** The formats that a template of a person's own can make, by what it must be a template of: a PDF is a printed page. */
export const templateKindOf: Partial<Readonly<Record<ExportFormatName, TemplateKind>>> = {
  markdown: 'markdown',
  html: 'html',
  pdf: 'html',
}

/** The formats in which sources are cited by a style. */
export const citingFormatNames: readonly ExportFormatName[] = [
  'markdown',
  'html',
  'pdf',
  'obsidian',
  'docx',
  'odt',
]

/** The formats for people, who choose in which order they read; programs find passages by their place. */
export const orderingFormatNames: readonly ExportFormatName[] = [
  ...citingFormatNames,
  'csv',
  'xlsx',
  'json',
]

/** By place in the text, by the codebook (those without a code last), or by when they were made. */
export const annotationOrderNames = ['position', 'code', 'time'] as const
export type AnnotationOrderName = (typeof annotationOrderNames)[number]

const request = {
  format: z.enum(exportFormatNames),
  scope: ExportScope.default({}),
  /** Of the annotations of each document, where the format is one of `orderingFormatNames`; left out: `position`. */
  order: z.enum(annotationOrderNames).optional(),
  /**
   * Writes the file in place of Variorum, where the format is one of `templateKindOf`. A template that is wrong is
   * `invalid_input`, with line, column, the line's text and the reason in the details' `template`.
   */
  template: TemplateText.optional(),
  /**
   * Cites every passage and lists the sources, where the format is one of `citingFormatNames`; left out: as
   * Variorum does by itself. A style of somebody's own that is none is `invalid_input`.
   */
  citationStyle: CitationStyle.optional(),
}

export const ExportRequest = z.strictObject(request)
export type ExportRequest = z.output<typeof ExportRequest>

/** UTF-16 units of a file that a preview shows at most. */
export const PREVIEWED = 4000

/** Differences that an answer lists at most. */
export const DIFFERENCES_SHOWN = 200

/** Passages that are cited at once at most. */
export const CITED_AT_ONCE = 20

/** One line, as text and as HTML of inline elements. */
const Cited = z.strictObject({ text: z.string(), html: z.string() }).readonly()

const facts = {
  /** Annotations (highlights) in the file; of a template, those it was given. */
  items: z.int().min(0),
  /** What this format cannot carry of this project; empty when nothing is lost. */
  losses: z.array(ReportLine).readonly(),
  /** Bytes. */
  size: z.int().min(0),
}

export const exportMethods = {
  /** How the file will be, before it is written. */
  'export.preview': readingTask({
    input: ExportRequest,
    output: z.strictObject({
      ...facts,
      /** Null where it is known only once the file is made: a preview prints nothing. */
      size: z.int().min(0).nullable(),
      mediaType: z.string(),
      /** Without the dot. */
      extension: z.string(),
      /** Its beginning; null where the file is no text. */
      text: z.string().nullable(),
      isCut: z.boolean(),
    }),
  }),
  /** A style of somebody's own, looked over before anything is cited by it. */
  'export.readStyle': readingTask({
    input: z.strictObject({ grant: Grant }),
    output: TitledStyle,
  }),
  /** Passages as a style cites them, each with its own revision; nothing is written. */
  'export.cite': readingTask({
    input: z.strictObject({
      /** Left out: as Variorum does by itself. */
      citationStyle: CitationStyle.optional(),
      passages: z
        .array(
          z.strictObject({
            documentId: Id,
            revision: RevisionNumber.optional(),
            /** None for the whole document. */
            ranges: z.array(Range).readonly().default([]),
          }),
        )
        .min(1)
        .max(CITED_AT_ONCE)
        .readonly(),
    }),
    output: z.strictObject({
      /** In the order of the passages. */
      citations: z.array(Cited).readonly(),
      /** What the style lists of their documents, in its order; none where a citation says it all. */
      sources: z.array(Cited).readonly(),
    }),
  }),
  /**
   * Makes the export, reads it back and says what is not there or not the same. A PDF needs a host that prints, or is
   * `unsupported`.
   */
  'export.verify': readingTask({
    input: ExportRequest,
    output: z.strictObject({
      /**
       * `import`: taken over into a project of its own and compared thing by thing. `words`: of a format for people;
       * the words of passages, notes, codes and entities were looked for in the file.
       */
      by: z.enum(['import', 'words']),
      /** How many things of each kind went out. */
      sent: z.record(z.enum(comparedKinds), z.int().min(0)),
      /** How many differ; the list holds the first of them. */
      total: z.int().min(0),
      differences: z
        .array(
          z.strictObject({
            kind: z.enum(comparedKinds),
            way: z.enum(['missing', 'added']),
            what: z.string(),
          }),
        )
        .max(DIFFERENCES_SHOWN)
        .readonly(),
    }),
  }),
  /**
   * Writes the file, whole or not at all. A vault may go into a folder that is there: size and hash are
   * then of the files written, one after the other.
   */
  'export.save': readingTask({
    input: z.strictObject({
      ...request,
      grant: Grant,
      /** Of a PDF; no other format has one. */
      pageSize: PageSize.default('A4'),
    }),
    output: z.strictObject({ ...facts, sha256: Sha256 }),
  }),
} as const
