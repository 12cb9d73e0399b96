import type { Annotation } from '../model/annotation.ts'
import type { BlockKind } from '../model/block.ts'
import type { RichNode } from '../model/richText.ts'
import { escapeHtml } from '../text/escapeHtml.ts'
import type { ExportDocument } from './exportModel.ts'
import { exportText } from './exportText.ts'
import { cutSegments, type Segment } from './highlightSegments.ts'
import { beginsWithTitle } from './ownTitle.ts'
import { colourClass, uncoded } from './palette.ts'

/** An annotation under the number it has on the page. */
export interface NumberedAnnotation {
  readonly number: number
  readonly annotation: Annotation
  /** Of the source; null where it has none. */
  readonly page: string | null
  /** A paragraph; null where no style cites it. */
  readonly citation: RichNode | null
}

/** What is known of one highlight while its segments are written. */
interface Drawing {
  readonly number: number
  readonly colour: string
  /** Offset where its passage is first and last seen inside a block. */
  readonly seen: { readonly start: number; readonly end: number } | null
}

const deepestLane = 2

/** Opening and closing tags of a block's element. A parser drops the first line feed of a pre. */
const blockTags: Readonly<Record<BlockKind, readonly [open: string, close: string]>> = {
  paragraph: ['<p dir="auto">', '</p>'],
  heading: ['<h3 dir="auto">', '</h3>'],
  code: ['<pre dir="auto">\n', '</pre>'],
  cell: ['<p dir="auto" class="cell">', '</p>'],
}

const titleTags = ['<h2 dir="auto">', '</h2>'] as const
const noTags = ['', ''] as const

/** The colour a highlight is drawn in: that of its first code. */
export function colourOf(annotation: Annotation): string {
  return colourClass(annotation.codings[0]?.colour ?? uncoded)
}

function firstAndLastSeen(segments: readonly Segment[], count: number): Drawing['seen'][] {
  const seen: Drawing['seen'][] = Array.from({ length: count }, () => null)
  for (const { start, end, block, highlights } of segments) {
    if (block === null) continue
    for (const highlight of highlights) {
      seen[highlight] = { start: seen[highlight]?.start ?? start, end }
    }
  }
  return seen
}

function drawingsOf(
  numbered: readonly NumberedAnnotation[],
  segments: readonly Segment[],
): Drawing[] {
  const seen = firstAndLastSeen(segments, numbered.length)
  return numbered.map(({ number, annotation }, index) => ({
    number,
    colour: colourOf(annotation),
    seen: seen[index] ?? null,
  }))
}

function markTag(segment: Segment, { number, colour, seen }: Drawing, lane: number): string {
  const id =
    seen?.start === segment.start && segment.block !== null ? ` id="passage-${number}"` : ''
  const hidden = segment.block === null ? ' hidden' : ''
  return `<mark${id} class="${colour} lane-${Math.min(lane, deepestLane)}" data-number="${number}"${hidden}>`
}

function referenceTag({ number }: Drawing): string {
  const label = exportText.annotationNumber(number)
  return `<a class="ref" href="#annotation-${number}" data-number="${number}" aria-label="${label}"></a>`
}

function segmentHtml(text: string, segment: Segment, drawings: readonly Drawing[]): string {
  const nested = segment.highlights.flatMap((highlight) => drawings[highlight] ?? [])
  const words = escapeHtml(text.slice(segment.start, segment.end))
  const opening = nested.map((drawing, depth) =>
    markTag(segment, drawing, nested.length - 1 - depth),
  )
  const ending = nested.filter(({ seen }) => segment.block !== null && seen?.end === segment.end)
  return [
    ...opening,
    words,
    '</mark>'.repeat(nested.length),
    ...ending.map(referenceTag).reverse(),
  ].join('')
}

/** The text of a document in two parts. */
interface TitledArticle {
  /** Empty where the text does not begin with the document's title. */
  readonly title: string
  readonly article: string
}

/**
 * The text of a document with its highlights. The text content of the article is the revision's
 * text, every character of it: what stands between blocks stands between their elements. The marks
 * of one number, in order, hold the words of that highlight; marks between blocks are hidden.
 * References are drawn by the style sheet, so that copying takes the source's words alone.
 */
export function articleHtml(
  document: ExportDocument,
  numbered: readonly NumberedAnnotation[],
): string {
  return `${articleTag(document)}${drawnBlocks(document, numbered, null)[1]}</article>`
}

/** The same with the title that the text begins with as an article of its own, so that facts can stand below it. */
export function titledArticleHtml(
  document: ExportDocument,
  numbered: readonly NumberedAnnotation[],
): TitledArticle {
  const titleBlock = beginsWithTitle(document) ? 0 : null
  const [title, rest] = drawnBlocks(document, numbered, titleBlock)
  return {
    title: title === '' ? '' : `${articleTag(document, ' class="title"')}${title}</article>`,
    article: `${articleTag(document)}${rest}</article>`,
  }
}

function articleTag({ language }: ExportDocument, attributes = ''): string {
  return `<article${attributes}${language === null ? '' : ` lang="${escapeHtml(language)}"`}>`
}

/** What is drawn up to the end of the block that is the title, and after it. */
function drawnBlocks(
  document: ExportDocument,
  numbered: readonly NumberedAnnotation[],
  titleBlock: number | null,
): readonly [title: string, rest: string] {
  const { text, blocks } = document
  const annotations = numbered.map(({ annotation }) => annotation)
  const segments = cutSegments(text.length, blocks, annotations)
  const drawings = drawingsOf(numbered, segments)
  const parts: string[] = []
  let title = ''
  for (const segment of segments) {
    const block = segment.block === null ? undefined : blocks[segment.block]
    const isTitle = block !== undefined && segment.block === titleBlock
    const own = block === undefined ? noTags : blockTags[block.kind]
    const [open, close] = isTitle ? titleTags : own
    if (block?.start === segment.start) parts.push(open)
    parts.push(segmentHtml(text, segment, drawings))
    if (block?.end !== segment.end) continue
    parts.push(close)
    if (isTitle) title = parts.splice(0).join('')
  }
  return [title, parts.join('')]
}
