import {
  type CitationParts,
  type CitedRevision,
  citationParts,
  citationText,
} from '../../../core/export/citation.ts'
import { escapeHtml } from '../../../core/text/escapeHtml.ts'
import type { Cited, Copied } from '../../app/copyCited.ts'

/** Words of a source and where they stand in it. */
export interface CitedPassage {
  readonly quote: string
  readonly source: CitedRevision
  readonly ranges: readonly (readonly [number, number])[]
}

/** The words and where they are from, as Variorum says it by itself. */
export function plainCitation({ quote, source, ranges }: CitedPassage): Copied {
  const from = sourceHtml(citationParts(source, ranges))
  return {
    text: `“${quote}”\n${citationText(source, ranges)}`,
    html: `${wordsHtml(quote)}<p>${from}.</p>`,
  }
}

/** The words, what a style makes of where they are from, and the source as it lists it. */
export function styledCitation(quote: string, { citations, sources }: Cited): Copied {
  const lines = [...citations, ...sources]
  return {
    text: [`“${quote}”`, ...lines.map(({ text }) => text)].join('\n'),
    html: [wordsHtml(quote), ...lines.map(({ html }) => `<p>${html}</p>`)].join(''),
  }
}

function wordsHtml(quote: string): string {
  return `<blockquote><p>${escapeHtml(quote).replaceAll('\n', '<br>')}</p></blockquote>`
}

function sourceHtml({ author, title, rest }: CitationParts): string {
  const who = author === null ? [] : [escapeHtml(author)]
  return [...who, `<cite>${escapeHtml(title)}</cite>`, ...rest.map(escapeHtml)].join(', ')
}
