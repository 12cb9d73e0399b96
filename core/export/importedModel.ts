import type { AnchorState } from '../model/anchor.ts'
import type { MentionRole } from '../model/entity.ts'
import type { Id, Instant } from '../model/id.ts'
import type { RichText } from '../model/richText.ts'
import type { CslItem, ExtractedSource, ReportLine } from '../model/source.ts'
import type { AuthorityId } from './authorityUri.ts'

/** Words in their context; prefix and suffix are empty where the file gives none. */
export interface ImportedQuote {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  /**
   * A name that programs give a passage: the beginning of its words, all of them where they are few, or
   * whatever its reader called it.
   */
  readonly isName?: true
}

/** Offsets as the file has them, end exclusive; in which unit is for `locateImported` to find out. */
export interface ImportedPosition {
  readonly start: number
  readonly end: number
}

/** One passage that an annotation is about; without quote and position, a whole document. */
export interface ImportedTarget {
  /** URI of the annotated thing; null where the file does not say. */
  readonly source: string | null
  /** Digest of the annotated text, where the source is one of ours. */
  readonly textSha256: string | null
  readonly sourceDate: Instant | null
  readonly quote: ImportedQuote | null
  readonly position: ImportedPosition | null
  /** UTF-16 units of the whole text, where positions are all that the file tells of it. */
  readonly sourceLength?: number
  /** Types of selectors that are not read. */
  readonly otherSelectors: readonly string[]
}

export interface ImportedPerson {
  /** Id of one of our annotators; null for people of other programs. */
  readonly id: Id | null
  readonly name: string
}

export interface ImportedCoding {
  /** Names from the root of the codebook. */
  readonly path: readonly string[]
  readonly codeId: Id | null
  readonly annotator: ImportedPerson | null
  readonly created: Instant | null
}

export interface ImportedNote {
  /** A UUID in files of ours, any text in files of others. */
  readonly id: string | null
  /** Id of another note of the same thread. */
  readonly replyTo: string | null
  readonly markdown: string
  /** The note as it was, where Markdown cannot hold all of it; null elsewhere. */
  readonly content: RichText | null
  readonly annotator: ImportedPerson | null
  readonly created: Instant | null
  readonly modified: Instant | null
}

export interface ImportedMention {
  readonly uri: string
  readonly authority: AuthorityId | null
  /** Id of the entity in the project the file was made from; null in files of others. */
  readonly entityId: Id | null
  readonly label: string | null
  readonly type: string | null
  readonly role: MentionRole
}

export interface ImportedAnnotation {
  /** A UUID where the file has one, any other id as it is, null where it has none. */
  readonly id: string | null
  readonly motivations: readonly string[]
  /** At least one; several are the parts of one discontinuous passage, in order. */
  readonly targets: readonly ImportedTarget[]
  /** The person's own words, where those at the targets are others. */
  readonly evidence: ImportedQuote | null
  readonly state: AnchorState | null
  readonly documentId: Id | null
  readonly revision: number | null
  readonly codings: readonly ImportedCoding[]
  readonly notes: readonly ImportedNote[]
  readonly mentions: readonly ImportedMention[]
  readonly annotator: ImportedPerson | null
  readonly created: Instant | null
  readonly modified: Instant | null
}

export interface ImportedCode {
  readonly id: Id
  readonly path: readonly string[]
  readonly colour: string | null
  readonly description: string
  readonly notes: readonly ImportedNote[]
}

export interface ImportedEntity {
  readonly id: Id
  readonly label: string
  readonly type: string
  readonly description: string
  readonly aliases: readonly string[]
  readonly authorities: readonly AuthorityId[]
  readonly notes: readonly ImportedNote[]
}

/** What one entity of a file of ours is to another. */
export interface ImportedRelation {
  readonly id: Id
  readonly type: string
  /** Ids of entities in the project that the file was made from. */
  readonly fromId: Id
  readonly toId: Id
  readonly directed: boolean
  readonly annotator: ImportedPerson | null
  readonly created: Instant | null
  readonly modified: Instant | null
  /** Ids of annotations of the file that bear it out. */
  readonly highlightIds: readonly Id[]
}

export interface ImportedDocument {
  readonly id: Id
  readonly title: string
  readonly revision: number | null
  readonly textSha256: string | null
}

/** A text that comes with the annotations on it, as in a project of another program. */
export interface ImportedSource {
  /** What the targets of the file call it. */
  readonly key: string
  /** Where the file has one that can be ours. */
  readonly id: Id | null
  readonly title: string
  readonly metadata: CslItem
  /** Notes on the whole of it. */
  readonly notes: readonly ImportedNote[]
  /** Name and bytes of the file that the text was read from. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly extracted: ExtractedSource
  /** Whether that file began with a byte order mark, which some programs count. */
  readonly hasMark: boolean
}

/** What the offsets of a file count. */
export const offsetUnits = ['utf-16', 'code-point', 'utf-8'] as const
export type OffsetUnit = (typeof offsetUnits)[number]

/** A file of annotations, read and understood, but not yet placed on any text. */
export interface ImportedAnnotations {
  readonly origin:
    | 'variorum'
    | 'hypothesis'
    | 'web-annotation'
    | 'refi-qda'
    | 'brat'
    | 'casjson'
    | 'taguette'
    | 'qualcoder'
    | 'catma'
    | 'tei'
  /** What offsets count by the documentation of the format; files do not always keep to it. */
  readonly documentedUnit: OffsetUnit
  readonly annotations: readonly ImportedAnnotation[]
  /** Texts of the file's own; none in files that only point to a text. */
  readonly sources: readonly ImportedSource[]
  /** The rest is filled by files of ours and by projects: codebook (parents first), entities, documents. */
  readonly codes: readonly ImportedCode[]
  readonly entities: readonly ImportedEntity[]
  readonly documents: readonly ImportedDocument[]
  /** Left out by formats that have none. */
  readonly relations?: readonly ImportedRelation[]
  /** Notes on the project. */
  readonly notes: readonly ImportedNote[]
  /** Everything that was tolerated, guessed or left out. */
  readonly report: readonly ReportLine[]
}

/** Whether an annotation is about a whole document: its notes are notes on the document. */
export function isAboutDocument({ targets }: ImportedAnnotation): boolean {
  return targets.every(
    ({ quote, position, otherSelectors }) =>
      quote === null && position === null && otherSelectors.length === 0,
  )
}
