import type { Block } from './block.ts'
import type { Instant } from './id.ts'
import type { PageStart } from './page.ts'
import type { Ranges } from './range.ts'
import type { RichText } from './richText.ts'

/** Something an importer tolerated, guessed or dropped; shown to the person and kept with the revision. */
export interface ReportLine {
  readonly code: string
  readonly message: string
}

/** CSL-JSON fields of a document (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html). */
export type CslItem = Readonly<Record<string, unknown>>

/** A note found in a file; plain text, one paragraph a line. */
export interface SourceNote {
  /** As the file names the writer; null where it does not. */
  readonly author: string | null
  readonly created: Instant | null
  readonly modified: Instant | null
  readonly text: string
}

/** Something in the world that the file names at a passage, as TEI does. */
export interface SourceMention {
  readonly label: string
  /** One of the built-in types of entities. */
  readonly type: string
  /** Its id at an authority, e.g. {authority: "wikidata", id: "Q42"}; null where the file gives none. */
  readonly authority: { readonly authority: string; readonly id: string } | null
}

/** A passage that somebody marked or commented in the file itself: a Word comment, a PDF highlight. */
export interface SourceAnnotation extends Omit<SourceNote, 'text'> {
  /** Empty for one about the whole document. */
  readonly ranges: Ranges | readonly []
  /** The comment and the answers to it, oldest first; none on a passage that is only marked. */
  readonly notes: readonly SourceNote[]
  /** What the passage names; left out by formats that say nothing of it. */
  readonly mentions?: readonly SourceMention[]
}

/** What an importer makes of a file: everything a revision needs besides its bytes. */
export interface ExtractedSource {
  readonly extractor: string
  readonly extractorVersion: string
  /** Media type of the original bytes, e.g. text/html. */
  readonly mediaType: string
  /** Name of the character encoding the bytes were read with; null where the format fixes none. */
  readonly encoding: string | null
  readonly title: string | null
  readonly language: string | null
  readonly metadata: CslItem
  /** The normalised plain text: what every offset counts over. */
  readonly text: string
  readonly content: RichText
  readonly blocks: readonly Block[]
  /** Where the pages of the source begin; none where it has no pages or does not tell. */
  readonly pages: readonly PageStart[]
  readonly annotations: readonly SourceAnnotation[]
  readonly report: readonly ReportLine[]
}
