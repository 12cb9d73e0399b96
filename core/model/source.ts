import type { Block } from './block.ts'
import type { RichText } from './richText.ts'

/** Something an importer tolerated, guessed or dropped; shown to the person and kept with the revision. */
export interface ReportLine {
  readonly code: string
  readonly message: string
}

/** CSL-JSON fields of a document (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html). */
export type CslItem = Readonly<Record<string, unknown>>

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
  readonly report: readonly ReportLine[]
}
