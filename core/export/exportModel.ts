import type { Annotation, NoteView } from '../model/annotation.ts'
import type { Block } from '../model/block.ts'
import type { Id, Instant } from '../model/id.ts'
import type { PageStart } from '../model/page.ts'
import type { CodeRecord, EntityRecord } from '../model/records.ts'
import type { RichText } from '../model/richText.ts'
import type { CslItem, ReportLine } from '../model/source.ts'
import type { EvidencePlace, StyledCitations } from './citation.ts'
import type { AnnotationOrder } from './documentOrder.ts'

/** What a note that hangs on no highlight and no document is about. */
export type NoteSubject =
  | { readonly kind: 'project' }
  | { readonly kind: 'entity'; readonly id: Id }
  | { readonly kind: 'code'; readonly id: Id }

/** A note on the project, an entity or a code. A reply names the same target as its parent. */
export interface TargetedNote extends NoteView {
  readonly target: NoteSubject
}

export interface ExportEntity extends EntityRecord {
  readonly aliases: readonly string[]
}

/** What one exported entity is to another. */
export interface ExportRelation {
  readonly id: Id
  readonly type: string
  readonly fromId: Id
  readonly toId: Id
  /** False: what it says of one it says of the other. */
  readonly directed: boolean
  readonly annotatorId: Id
  readonly annotator: string
  readonly created: Instant
  readonly modified: Instant
  /** The exported annotations that bear it out. */
  readonly highlightIds: readonly Id[]
}

/** One document at one revision, with the annotations as they stand on that revision. */
export interface ExportDocument {
  readonly id: Id
  readonly title: string
  /** BCP 47 tag; null where nobody knows. */
  readonly language: string | null
  readonly metadata: CslItem
  /** Number of the revision that is exported. */
  readonly revision: number
  /** When this revision was taken from its source. */
  readonly capturedAt: Instant
  readonly textSha256: string
  readonly text: string
  readonly blocks: readonly Block[]
  /** Where the pages of the source begin; none where it has no pages or does not tell. */
  readonly pages: readonly PageStart[]
  /** The structure: its n-th text block is block n. */
  readonly content: RichText
  /** Live ones of every state, in any order. */
  readonly annotations: readonly Annotation[]
  /** Where the words of those stand that have no place on this revision, as far as they stand anywhere. */
  readonly evidence?: ReadonlyMap<Id, EvidencePlace>
  /** In which those who read are given them, left out: reading order. Files for other programs keep to that. */
  readonly order?: AnnotationOrder
  /** Notes on the document or on its revisions. */
  readonly notes: readonly NoteView[]
}

/** Everything a text export is made of, read from the project beforehand: the writers are pure. */
export interface ExportInput {
  readonly project: { readonly id: Id; readonly name: string }
  readonly exportedAt: Instant
  readonly documents: readonly ExportDocument[]
  /** Live ones only, in any order. */
  readonly codes: readonly CodeRecord[]
  /** Live ones only, in any order. */
  readonly entities: readonly ExportEntity[]
  /** Live ones between `entities`, in any order. */
  readonly relations: readonly ExportRelation[]
  readonly notes: readonly TargetedNote[]
  /** Where a style cites the sources; left out: as Variorum does by itself. */
  readonly citations?: StyledCitations
}

/** A finished export. */
export interface ExportOutput {
  /** Well-formed Unicode, to be written as UTF-8 without a byte order mark. */
  readonly text: string
  readonly mediaType: string
  /** Without the dot. */
  readonly extension: string
  /** Number of annotations (highlights) written. */
  readonly items: number
  /** What this format cannot carry of this project; empty when nothing is lost. */
  readonly losses: readonly ReportLine[]
}

/** What a writer makes; the registry adds the media type and the extension. */
export interface WrittenExport {
  readonly text: string
  readonly items: number
  readonly losses: readonly ReportLine[]
}
