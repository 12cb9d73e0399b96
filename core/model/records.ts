import type { AnchoredBy, AnchorState, Candidate } from './anchor.ts'
import type { MentionRole, MentionState } from './entity.ts'
import type { Id, Instant } from './id.ts'
import type { Ranges } from './range.ts'
import type { RichText } from './richText.ts'
import type { CslItem, ReportLine } from './source.ts'

/**
 * The project's state as flat records: what a snapshot stores, a restore compares, a package will
 * carry and the state hash covers. Each record is a row without its row id; references are ids.
 */
export interface ProjectState {
  readonly annotators: readonly AnnotatorRecord[]
  readonly codes: readonly CodeRecord[]
  readonly entities: readonly EntityRecord[]
  readonly aliases: readonly AliasRecord[]
  readonly relations: readonly RelationRecord[]
  readonly documents: readonly DocumentRecord[]
  readonly revisions: readonly RevisionRecord[]
  readonly highlights: readonly HighlightRecord[]
  readonly anchors: readonly AnchorRecord[]
  readonly codings: readonly CodingRecord[]
  readonly mentions: readonly MentionRecord[]
  readonly notes: readonly NoteRecord[]
  readonly relationEvidence: readonly RelationEvidenceRecord[]
}

export type AnnotatorKind = 'person' | 'import' | 'consensus'

export interface AnnotatorRecord {
  readonly id: Id
  readonly name: string
  /** #rrggbb */
  readonly colour: string
  readonly kind: AnnotatorKind
  readonly createdAt: Instant
}

export interface CodeRecord {
  readonly id: Id
  readonly parentId: Id | null
  readonly name: string
  /** A palette name (madder, rust, ...) or #rrggbb. */
  readonly colour: string
  readonly description: string
  readonly shortcut: string | null
  /** Order among siblings. */
  readonly position: number
  readonly createdAt: Instant
  readonly modifiedAt: Instant
  readonly deletedAt: Instant | null
}

export interface EntityRecord {
  readonly id: Id
  readonly type: string
  readonly label: string
  readonly description: string
  /** Authority name to id, e.g. {"wikidata": "Q7184"}. */
  readonly authorities: Readonly<Record<string, string>>
  readonly createdAt: Instant
  readonly modifiedAt: Instant
  readonly deletedAt: Instant | null
}

export interface AliasRecord {
  readonly id: Id
  readonly entityId: Id
  readonly label: string
}

/** A typed edge between two entities. Where it is not directed, `fromId` and `toId` say the same. */
export interface RelationRecord {
  readonly id: Id
  readonly type: string
  readonly fromId: Id
  readonly toId: Id
  readonly directed: boolean
  readonly annotatorId: Id
  readonly createdAt: Instant
  readonly modifiedAt: Instant
  readonly deletedAt: Instant | null
}

export interface DocumentRecord {
  readonly id: Id
  readonly title: string
  readonly language: string | null
  readonly metadata: CslItem
  readonly createdAt: Instant
  readonly modifiedAt: Instant
  readonly deletedAt: Instant | null
}

export interface RevisionRecord {
  readonly id: Id
  readonly documentId: Id
  /** 1..n without gaps. */
  readonly number: number
  readonly originalSha256: string
  readonly originalName: string
  readonly mediaType: string
  readonly encoding: string | null
  readonly extractor: string
  readonly extractorVersion: string
  readonly textSha256: string
  readonly contentSha256: string
  /** Of the blocks, which a plain text's content alone does not tell, and of the pages, if any. */
  readonly blocksSha256: string
  /** Length of the text in UTF-16 units. */
  readonly characters: number
  readonly capturedAt: Instant
  readonly annotatorId: Id
  readonly report: readonly ReportLine[]
}

export interface HighlightRecord {
  readonly id: Id
  readonly documentId: Id
  readonly homeRevisionId: Id
  readonly annotatorId: Id
  readonly createdAt: Instant
  readonly modifiedAt: Instant
  readonly deletedAt: Instant | null
}

/** One per (highlight, revision). */
export interface AnchorRecord {
  readonly id: Id
  readonly highlightId: Id
  readonly revisionId: Id
  readonly by: AnchoredBy
  readonly state: AnchorState
  readonly score: number
  /** Empty when ambiguous or orphan. */
  readonly ranges: Ranges | readonly []
  /**
   * The evidence the place was judged against: the words of the source anchor, or of this one where
   * there is none (made or resized by a person).
   */
  readonly quote: string
  /** The anchor by a person that this one was carried from; null where a person made it here. */
  readonly sourceId: Id | null
  readonly candidates: readonly Candidate[]
  readonly annotatorId: Id | null
  readonly createdAt: Instant
}

export interface CodingRecord {
  readonly id: Id
  readonly highlightId: Id
  readonly codeId: Id
  readonly annotatorId: Id
  readonly createdAt: Instant
}

export interface MentionRecord {
  readonly id: Id
  readonly highlightId: Id
  readonly entityId: Id
  readonly role: MentionRole
  readonly state: MentionState
  readonly annotatorId: Id
  readonly createdAt: Instant
}

/** A highlight that bears a relation out, once per relation. */
export interface RelationEvidenceRecord {
  readonly id: Id
  readonly relationId: Id
  readonly highlightId: Id
  readonly annotatorId: Id
  readonly createdAt: Instant
}

/** At most one target; none makes a note of the project. A reply has its parent's target. */
export interface NoteRecord {
  readonly id: Id
  readonly highlightId: Id | null
  readonly documentId: Id | null
  readonly revisionId: Id | null
  readonly entityId: Id | null
  readonly codeId: Id | null
  readonly parentId: Id | null
  readonly content: RichText
  readonly annotatorId: Id
  readonly createdAt: Instant
  readonly modifiedAt: Instant
  readonly deletedAt: Instant | null
}
