import { escapeHtml } from '../../../core/text/escapeHtml.ts'

/** What a citation names besides the words. */
export interface CitedPassage {
  readonly quote: string
  readonly title: string
  /** Where the words stand, in the reader's language: revision, paragraph, date. */
  readonly where: readonly string[]
}

/** The words and where they are from, as plain text. */
export function plainCitation({ quote, title, where }: CitedPassage): string {
  return `“${quote}”\n${[title, ...where].join(', ')}`
}

/** The same as HTML, for editors that take it. */
export function htmlCitation({ quote, title, where }: CitedPassage): string {
  const words = escapeHtml(quote).replaceAll('\n', '<br>')
  const places = where.map((place) => `, ${escapeHtml(place)}`).join('')
  return `<blockquote><p>${words}</p></blockquote><p><cite>${escapeHtml(title)}</cite>${places}</p>`
}
