import { z } from 'zod'
import { AnchoredBy, AnchorState, Candidate } from './anchor.ts'
import { MentionRole, MentionState } from './entity.ts'
import { Id, Instant } from './id.ts'
import { Range } from './range.ts'
import { RichText } from './richText.ts'

/** A code on a highlight, with the code's path from the root of the codebook. */
export const CodingView = z
  .strictObject({
    id: Id,
    codeId: Id,
    path: z.array(z.string()).readonly(),
    colour: z.string(),
    annotatorId: Id,
    annotator: z.string(),
    created: Instant,
  })
  .readonly()
export type CodingView = z.infer<typeof CodingView>

/** A note with its rich text and the same as Markdown. `parentId` is the note it replies to. */
export const NoteView = z
  .strictObject({
    id: Id,
    parentId: Id.nullable(),
    content: RichText,
    markdown: z.string(),
    annotatorId: Id,
    annotator: z.string(),
    created: Instant,
    modified: Instant,
  })
  .readonly()
export type NoteView = z.infer<typeof NoteView>

/** A link from a highlight to an entity. */
export const MentionView = z
  .strictObject({
    id: Id,
    entityId: Id,
    label: z.string(),
    type: z.string(),
    role: MentionRole,
    state: MentionState,
    annotatorId: Id,
  })
  .readonly()
export type MentionView = z.infer<typeof MentionView>

/**
 * A highlight as it stands on one revision, with everything that hangs on it: what the list, the
 * exports and the comparison all read.
 *
 * `revision` is the revision this view is of, `homeRevision` the one it was made on. `ranges` is
 * empty and `current` null when ambiguous or orphan. `quote` is the person's evidence, `current`
 * the text now at the ranges. `prefix` and `suffix` are up to 32 UTF-16 units around the evidence,
 * on the revision where it stands. Codings are sorted by path, then annotator; notes oldest first;
 * mentions by label, then role.
 */
export const Annotation = z
  .strictObject({
    id: Id,
    documentId: Id,
    revision: z.int().min(1),
    homeRevision: z.int().min(1),
    state: AnchorState,
    score: z.number().min(0).max(1),
    anchoredBy: AnchoredBy,
    ranges: z.array(Range).readonly(),
    quote: z.string(),
    current: z.string().nullable(),
    prefix: z.string(),
    suffix: z.string(),
    candidates: z.array(Candidate).readonly(),
    codings: z.array(CodingView).readonly(),
    notes: z.array(NoteView).readonly(),
    mentions: z.array(MentionView).readonly(),
    annotatorId: Id,
    annotator: z.string(),
    created: Instant,
    modified: Instant,
  })
  .readonly()
export type Annotation = z.infer<typeof Annotation>

/** Whether the machine placed it on other words, and nobody has accepted them yet. */
export function isToCheck({
  state,
  anchoredBy,
}: Pick<Annotation, 'state' | 'anchoredBy'>): boolean {
  return state === 'edited' && anchoredBy === 'machine'
}
