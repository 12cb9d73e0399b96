import { z } from 'zod'
import { RestingNote } from '../compare/affected.ts'
import { AnchorState } from '../model/anchor.ts'
import { Annotation } from '../model/annotation.ts'
import { Id } from '../model/id.ts'
import { Range } from '../model/range.ts'
import { command, query } from './method.ts'
import { By, Nothing, RevisionNumber, Undoable } from './shapes.ts'

/** How surely one document's highlights stand on its latest revision. */
export const ReviewedDocument = z.strictObject({
  documentId: Id,
  title: z.string(),
  revision: RevisionNumber,
  /** Exact and shifted: all of them. The others: those that wait for a person. */
  counts: z.record(AnchorState, z.int().min(0)),
  /** Placed by the machine and confirmed by nobody. */
  unconfirmed: z.record(AnchorState, z.int().min(0)),
  flagged: z.int().min(0),
  /** Everything that waits: edited, ambiguous, orphan and flagged, each highlight once. */
  waiting: z.int().min(0),
})
export type ReviewedDocument = z.infer<typeof ReviewedDocument>

export const WaitingHighlight = z.strictObject({ annotation: Annotation, isFlagged: z.boolean() })
export type WaitingHighlight = z.infer<typeof WaitingHighlight>

/** What a highlight was carried from: the passage that a person marked, chose or accepted last. */
export const StandingEvidence = z.strictObject({
  revision: RevisionNumber,
  ranges: z.array(Range).min(1).readonly(),
})
export type StandingEvidence = z.infer<typeof StandingEvidence>

/** What waits for a person, over all documents at their latest revisions. */
export const reviewMethods = {
  'review.summary': query({ input: Nothing, output: z.array(ReviewedDocument).readonly() }),
  /** In the order of the documents, then of the text. */
  'review.list': query({ input: Nothing, output: z.array(WaitingHighlight).readonly() }),
  /** What its score on the latest revision is measured against; null for one that was never placed. */
  'review.evidence': query({
    input: z.strictObject({ highlightId: Id }),
    output: StandingEvidence.nullable(),
  }),
  /** Notes on other things that show the highlight, oldest first; its own are told with the annotation. */
  'review.shownIn': query({
    input: z.strictObject({ highlightId: Id }),
    output: z.array(RestingNote).readonly(),
  }),
  /**
   * A person says that a highlight has no place on the latest revision: it stays an orphan there and waits no
   * more. Older revisions keep it, and the next one is tried again from them.
   */
  'review.leave': command({
    input: z.strictObject({ highlightIds: z.array(Id).min(1).max(100_000), ...By }),
    output: z.strictObject({ left: z.int().min(0), ...Undoable }),
  }),
  /** Accepts every place of these states that the machine found, in one operation. */
  'review.accept': command({
    input: z.strictObject({
      states: z.array(AnchorState).min(1),
      /** Left out = in every live document. */
      documentId: Id.optional(),
      ...By,
    }),
    output: z.strictObject({ confirmed: z.int().min(0), ...Undoable }),
  }),
} as const
