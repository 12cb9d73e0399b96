import type { ComparedSide } from '../../../core/compare/comparison.ts'
import { describeDetail } from '../../../core/compare/describeDetail.ts'
import { describeAnnotations, reportText } from '../../../core/compare/reportText.ts'
import type { Range } from '../../../core/model/range.ts'
import { escapeHtml } from '../../../core/text/escapeHtml.ts'
import type { Cited, Copied } from '../../app/copyCited.ts'
import { messages } from '../../i18n/messages.ts'
import { entryOfChange } from './apparatusEntries.ts'
import type { ComparedPages } from './compareRows.ts'
import type { Difference, NoteworthyDifference, TextDifference } from './differences.ts'
import { paragraphOf } from './paragraphOf.ts'

/** Where a difference stands on either side: what is to be cited. */
export function passagesOf({ comparison }: ComparedPages, difference: Difference) {
  const { left, right } = rangesOf(difference)
  const passage = ({ document, revision }: ComparedSide, ranges: readonly Range[]) => ({
    documentId: document,
    revision,
    ranges,
  })
  return [passage(comparison.left, left), passage(comparison.right, right)]
}

/**
 * A difference as one hands it over: both readings whole, what is said of them, and where each is found; then the
 * sources as a style lists them, where one does.
 */
export function citationOf(
  pages: ComparedPages,
  difference: Difference,
  { citations, sources }: Cited,
): Copied {
  const { left, right } = pages.comparison
  const isText = difference.kind === 'text'
  const words = isText ? citedChange(pages, difference) : citedAnnotation(pages, difference)
  const rest = (side: ComparedSide) => (isText ? '' : ` ${describeAnnotations(side)}`)
  const lines = [
    lineOf(words),
    sideLine(reportText.left, citations[0], rest(left)),
    sideLine(reportText.right, citations[1], rest(right)),
    ...sources,
  ]
  return {
    text: lines.map(({ text }) => text).join('\n'),
    html: lines.map(({ html }) => `<p>${html}</p>`).join(''),
  }
}

function rangesOf(difference: Difference): Record<'left' | 'right', readonly Range[]> {
  if (difference.kind === 'annotation') {
    const { left, right } = difference.difference
    return { left: left?.ranges ?? [], right: right?.ranges ?? [] }
  }
  const { left, right } = difference.change
  return { left: left === null ? [] : [left], right: right === null ? [] : [right] }
}

function lineOf(text: string): Copied {
  return { text, html: escapeHtml(text).replaceAll('\n', '<br>') }
}

function sideLine(letter: string, citation: Copied | undefined, rest: string): Copied {
  const { text, html } = citation ?? { text: '', html: '' }
  // Some styles leave a citation open.
  const end = /[.!?]$/.test(text) ? rest : `.${rest}`
  return { text: `${letter}: ${text}${end}`, html: `${letter}: ${html}${escapeHtml(end)}` }
}

function citedChange(pages: ComparedPages, one: TextDifference): string {
  const { paragraph, remark } = entryOfChange(pages, one)
  const { left, right, at } = one.change
  const read = ({ text }: { readonly text: string }, range: readonly [number, number]) =>
    quoted(text.slice(...range))
  const lemma = left === null ? wordsBefore(pages.left.text, at[0]) : read(pages.left, left)
  if (one.change.kind === 'move' || right === null) {
    return `${reportText.paragraph(paragraph)} ${lemma}] ${remark ?? ''} ${reportText.right}`
  }
  const reading = `${read(pages.right, right)} ${reportText.right}`
  const place = reportText.paragraph(paragraph)
  if (left !== null) return `${place} ${lemma}] ${reading}`
  const after = lemma === null ? '' : `${lemma}] `
  return `${place} ${after}${reportText.added} ${reading}`
}

const WORDS_BEFORE = 4

/** The last words of the line before an insertion, by which it is found; null where it begins its line. */
function wordsBefore(text: string, offset: number): string | null {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim()
  if (line === '') return null
  const words = line.split(/\s+/)
  return quoted(words.length <= WORDS_BEFORE ? line : `… ${words.slice(-WORDS_BEFORE).join(' ')}`)
}

function citedAnnotation(pages: ComparedPages, { difference }: NoteworthyDifference): string {
  const { left, right, details } = difference
  const paragraph = paragraphOf(pages, difference)
  const before = left?.current ?? left?.quote ?? null
  const after = right?.current ?? null
  const readings = [
    before === null ? null : quoted(before),
    after === null || after === before ? null : `${quoted(after)} ${reportText.right}`,
  ].filter((reading) => reading !== null)
  const annotation = right ?? left
  const people = [annotation?.annotator ?? '', ...(annotation?.codes ?? [])].join(', ')
  const said = [messages[`compare.class.${difference.class}`], ...details.map(describeDetail)]
  const place = paragraph === null ? reportText.noPlace : reportText.paragraph(paragraph)
  return `${place} ${readings.join('] ')} (${people}): ${said.join('. ')}`
}

/** In quotation marks, but for words that are in such marks themselves. */
function quoted(words: string): string {
  const trimmed = words.trim()
  return /^“[^“”]*”$/u.test(trimmed) ? trimmed : `“${trimmed}”`
}
