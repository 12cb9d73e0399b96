import { z } from 'zod'
import { Affected } from '../compare/affected.ts'
import { Ignoring } from '../compare/ignoring.ts'
import { AnchoredBy, AnchorState } from '../model/anchor.ts'
import { Id, Instant } from '../model/id.ts'
import { command, query } from './method.ts'
import { Side } from './outcomeMethods.ts'
import { By, RevisionNumber, Undoable } from './shapes.ts'

/** A highlight left to be checked on a revision. */
export const Flag = z.strictObject({
  highlightId: Id,
  revision: RevisionNumber,
  annotatorId: Id,
  at: Instant,
})
export type Flag = z.infer<typeof Flag>

const Flagging = z.strictObject({
  highlightIds: z.array(Id).min(1).max(100_000),
  revision: RevisionNumber.optional(),
  ...By,
})

/** What of a document went out of the project, when and as what. */
export const ExportEntry = z.strictObject({
  id: Id,
  documentId: Id,
  revision: RevisionNumber,
  format: z.string(),
  /** Of the file. */
  name: z.string(),
  /** Null = every highlight that the document had then. */
  highlightIds: z.array(Id).readonly().nullable(),
  annotator: z.string(),
  at: Instant,
})
export type ExportEntry = z.infer<typeof ExportEntry>

/** In which revisions a document's highlights stand, and how. */
export const Timeline = z.strictObject({
  /** Oldest first. */
  revisions: z.array(z.strictObject({ revision: RevisionNumber, capturedAt: Instant })).readonly(),
  highlights: z
    .array(
      z.strictObject({
        id: Id,
        quote: z.string(),
        annotator: z.string(),
        codes: z.array(z.string()).readonly(),
        /** Of its first code. */
        colour: z.string().nullable(),
        /** Oldest revision first, from the one it was made on. */
        standings: z
          .array(
            z.strictObject({
              revision: RevisionNumber,
              state: AnchorState,
              by: AnchoredBy,
              score: z.number().min(0).max(1),
              /** Null without a place. */
              current: z.string().nullable(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
})
export type Timeline = z.infer<typeof Timeline>

const Told = z.strictObject({
  count: z.int().min(0),
  /** The first of them. */
  quotes: z.array(z.string()).readonly(),
})

/** What restoring a snapshot would do. */
export const RestorePreview = z.strictObject({
  /** Highlights that come back. */
  back: Told,
  /** Highlights made since, that go to the trash. */
  trash: Told,
  /** Highlights whose place, codes, links or notes become what they were. */
  changed: Told,
  /** Codes, entities and other notes that come, go or change. */
  others: z.int().min(0),
})
export type RestorePreview = z.infer<typeof RestorePreview>

/** Deciding what two annotated versions leave open. */
export const versionMethods = {
  /** Leaves highlights to be checked: they wait in the review until somebody places or accepts them. */
  'flags.add': command({
    input: Flagging,
    output: z.strictObject({ flagged: z.int().min(0), ...Undoable }),
  }),
  'flags.remove': command({
    input: Flagging,
    output: z.strictObject({ removed: z.int().min(0), ...Undoable }),
  }),
  /** Of live highlights on a document's revision (left out = the latest), or on every latest one. */
  'flags.list': query({
    input: z.strictObject({ documentId: Id.optional(), revision: RevisionNumber.optional() }),
    output: z.array(Flag).readonly(),
  }),
  /**
   * Makes one annotation of the right side, which is the present, what it is on the left, as far as that
   * is the person's to say: in the trash or not, its codes, links and notes, and its place if both sides are
   * the same revision. One operation. `changed` counts rows; 0 = there was nothing to take back.
   * @throws conflict when left is another document, or right a snapshot
   */
  'compare.keepLeft': command({
    input: z.strictObject({ left: Side, right: Side, highlightId: Id, ...By }),
    output: z.strictObject({ changed: z.int().min(0), ...Undoable }),
  }),
  /**
   * What of the project rests on words of left that right changed or left out: highlights, notes that have
   * them, entities without other evidence, files that went out. Both sides are of one document.
   * @throws invalid_input when they are not
   */
  'compare.affected': query({
    input: z.strictObject({ left: Side, right: Side, ignore: Ignoring.optional() }),
    output: Affected,
  }),
  'compare.timeline': query({ input: z.strictObject({ documentId: Id }), output: Timeline }),
  'snapshots.preview': query({
    input: z.strictObject({ name: z.string(), documentId: Id.optional() }),
    output: RestorePreview,
  }),
  /** What of a document went out of the project, oldest first; written down by `export.save`. */
  'exports.list': query({
    input: z.strictObject({ documentId: Id }),
    output: z.array(ExportEntry).readonly(),
  }),
} as const
