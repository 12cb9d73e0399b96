import type { AnchoredBy, AnchorState, Candidate } from './anchor.ts'
import type { MentionRole, MentionState } from './entity.ts'
import type { Id, Instant } from './id.ts'
import type { Ranges } from './range.ts'
import type { RichText } from './richText.ts'

/** A code on a highlight, with the code's path from the root of the codebook. */
export interface CodingView {
  readonly id: Id
  readonly codeId: Id
  readonly path: readonly string[]
  readonly colour: string
  readonly annotatorId: Id
  readonly annotator: string
  readonly created: Instant
}

/** A note with its rich text and the same as Markdown. */
export interface NoteView {
  readonly id: Id
  /** The note this one replies to. */
  readonly parentId: Id | null
  readonly content: RichText
  readonly markdown: string
  readonly annotatorId: Id
  readonly annotator: string
  readonly created: Instant
  readonly modified: Instant
}

/** A link from a highlight to an entity. */
export interface MentionView {
  readonly id: Id
  readonly entityId: Id
  readonly label: string
  readonly type: string
  readonly role: MentionRole
  readonly state: MentionState
  readonly annotatorId: Id
}

/**
 * A highlight as it stands on one revision, with everything that hangs on it. What the list, the
 * exports and the comparison all read.
 */
export interface Annotation {
  readonly id: Id
  readonly documentId: Id
  /** Number of the revision this view is of. */
  readonly revision: number
  /** Number of the revision it was made on. */
  readonly homeRevision: number
  readonly state: AnchorState
  readonly score: number
  readonly anchoredBy: AnchoredBy
  /** Empty when ambiguous or orphan. */
  readonly ranges: Ranges | readonly []
  /** The person's evidence. */
  readonly quote: string
  /** The text now at the ranges; null when there are none. */
  readonly current: string | null
  /** Up to 32 UTF-16 units before and after, on the revision where the evidence stands. */
  readonly prefix: string
  readonly suffix: string
  readonly candidates: readonly Candidate[]
  /** Sorted by path, then annotator. */
  readonly codings: readonly CodingView[]
  /** Oldest first. */
  readonly notes: readonly NoteView[]
  /** Sorted by label, then role. */
  readonly mentions: readonly MentionView[]
  readonly annotatorId: Id
  readonly annotator: string
  readonly created: Instant
  readonly modified: Instant
}
