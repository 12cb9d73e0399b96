import type { DescribedDocument } from '../bibliography/cslItem.ts'
import { sourceFacts } from '../bibliography/sourceLine.ts'
import type { Annotation } from '../model/annotation.ts'
import type { Block } from '../model/block.ts'
import type { Id, Instant } from '../model/id.ts'
import type { PageStart } from '../model/page.ts'
import type { Ranges } from '../model/range.ts'
import type { RichNode, RichText } from '../model/richText.ts'
import type { CslItem } from '../model/source.ts'
import { pagesOf } from '../text/pageAt.ts'
import { exportText } from './exportText.ts'

/** What a citation says of the source. */
export interface CitedRevision {
  readonly title: string
  readonly metadata: CslItem
  readonly revision: number
  readonly capturedAt: Instant
  readonly blocks: readonly Block[]
  readonly pages: readonly PageStart[]
}

/** A passage as citations take it: its ranges, or none for the whole document. */
export type Places = Ranges | readonly (readonly [number, number])[]

/** What citing takes of a document: one revision of it, and what a bibliography names. */
export type CitedDocument = CitedRevision & DescribedDocument

/** Where the words of a passage stand that was not found on the revision that is exported. */
export interface EvidencePlace
  extends Pick<CitedRevision, 'revision' | 'capturedAt' | 'blocks' | 'pages'> {
  readonly ranges: Ranges
}

/** What citing an annotation takes of its document. */
export interface AnnotatedSource extends CitedRevision {
  readonly id: Id
  readonly evidence?: ReadonlyMap<Id, EvidencePlace>
}

/** A citation in parts, to be set as text or as HTML. */
export interface CitationParts {
  readonly author: string | null
  readonly title: string
  /** Where and when it was published, then the place in it, then the day it was captured. */
  readonly rest: readonly string[]
}

/** What a style of citing makes of the documents of an export. */
export interface StyledCitations {
  /** A passage, as a paragraph. */
  of(document: CitedRevision & { readonly id: Id }, ranges: Places): RichNode
  /** What the bibliography says of one document, as a paragraph; null where it lists no sources. */
  entryOf(documentId: Id): RichNode | null
  /** A citation says all of its source by itself: it is a note. */
  readonly isNote: boolean
  /** Paragraphs in the order of the style; empty where it lists no sources. */
  readonly bibliography: RichText
}

/**
 * What a reader needs to find a passage again: author, title, where and when it was published, then the revision,
 * page (where the source has pages) and paragraph (1-based), and the day that revision was captured.
 */
export function citationParts(source: CitedRevision, ranges: Places): CitationParts {
  const { author, published, identifiers } = sourceFacts(source.metadata)
  const paragraph = paragraphOf(source, ranges)
  const page = pageText(source, ranges)
  return {
    author,
    title: source.title,
    rest: [
      ...published,
      ...identifiers,
      `${exportText.revision} ${source.revision}`,
      ...(page === null ? [] : [page]),
      ...(paragraph === null ? [] : [`¶ ${paragraph}`]),
      `${exportText.capturedAt} ${source.capturedAt.slice(0, 10)}`,
    ],
  }
}

/** The citation in one line. */
export function citationText(source: CitedRevision, ranges: Places): string {
  const { author, title, rest } = citationParts(source, ranges)
  return `${[...(author === null ? [] : [author]), `“${title}”`, ...rest].join(', ')}.`
}

/** The citation as a paragraph: by the style of the export, where it has one. */
export function citationNode(
  citations: StyledCitations | undefined,
  document: CitedRevision & { readonly id: Id },
  ranges: Places,
): RichNode {
  if (citations !== undefined) return citations.of(document, ranges)
  return { type: 'paragraph', content: [{ type: 'text', text: citationText(document, ranges) }] }
}

/**
 * The citation of an annotation: of its place, or, where it has none on this revision, of the revision that its words
 * were taken from, for a source must not be cited for words that it no longer has.
 */
export function annotationCitation(
  citations: StyledCitations | undefined,
  document: AnnotatedSource,
  { id, ranges }: Pick<Annotation, 'id' | 'ranges'>,
): RichNode {
  const evidence = ranges.length === 0 ? document.evidence?.get(id) : undefined
  if (evidence === undefined) return citationNode(citations, document, ranges)
  return citationNode(citations, { ...document, ...evidence }, evidence.ranges)
}

/** The page or pages of a passage as the source numbers them, "12" or "12–13"; null where it has none. */
export function pageLabel({ pages }: Pick<CitedRevision, 'pages'>, ranges: Places): string | null {
  const [first] = ranges
  const last = ranges.at(-1)
  return first === undefined || last === undefined ? null : pagesOf(pages, first[0], last[1])
}

function pageText(source: CitedRevision, ranges: Places): string | null {
  const label = pageLabel(source, ranges)
  return label === null ? null : exportText.pageNumber(label)
}

/** The paragraph that a passage begins in, 1-based; null for no passage. */
export function paragraphOf(
  { blocks }: Pick<CitedRevision, 'blocks'>,
  [first]: Places,
): number | null {
  if (first === undefined) return null
  const index = blocks.findIndex(({ end }) => first[0] < end)
  return index === -1 ? null : index + 1
}
