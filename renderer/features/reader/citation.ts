import {
  type CitationParts,
  type CitedRevision,
  citationParts,
  citationText,
} from '../../../core/export/citation.ts'
import { escapeHtml } from '../../../core/text/escapeHtml.ts'

/** Words of a source and where they stand in it. */
export interface CitedPassage {
  readonly quote: string
  readonly source: CitedRevision
  readonly ranges: readonly (readonly [number, number])[]
}

/** The words and where they are from, as plain text. */
export function plainCitation({ quote, source, ranges }: CitedPassage): string {
  return `“${quote}”\n${citationText(source, ranges)}`
}

/** The same as HTML, for editors that take it. */
export function htmlCitation({ quote, source, ranges }: CitedPassage): string {
  const words = escapeHtml(quote).replaceAll('\n', '<br>')
  const from = sourceHtml(citationParts(source, ranges))
  return `<blockquote><p>${words}</p></blockquote><p>${from}.</p>`
}

function sourceHtml({ author, title, rest }: CitationParts): string {
  const who = author === null ? [] : [escapeHtml(author)]
  return [...who, `<cite>${escapeHtml(title)}</cite>`, ...rest.map(escapeHtml)].join(', ')
}
