import type { ComparedAnnotation } from '../../../core/compare/comparison.ts'
import { describeDetail } from '../../../core/compare/describeDetail.ts'
import { describeAnnotations, reportText } from '../../../core/compare/reportText.ts'
import { type CitedRevision, citationText, type Places } from '../../../core/export/citation.ts'
import { messages } from '../../i18n/messages.ts'
import { entryOfChange } from './apparatusEntries.ts'
import type { ComparedPages } from './compareRows.ts'
import type { Difference, NoteworthyDifference, TextDifference } from './differences.ts'
import { paragraphOf } from './paragraphOf.ts'

/** Where the words of each side are from. */
export type CitedSides = Readonly<Record<'left' | 'right', CitedRevision>>

/** A difference as one hands it over: both readings whole, what is said of them, and where each is found. */
export function citationOf(
  pages: ComparedPages,
  difference: Difference,
  { left, right }: CitedSides,
): string {
  const { comparison } = pages
  if (difference.kind === 'text') {
    const { change } = difference
    return [
      citedChange(pages, difference),
      `${reportText.left}: ${citationText(left, change.left === null ? [] : [change.left])}`,
      `${reportText.right}: ${citationText(right, change.right === null ? [] : [change.right])}`,
    ].join('\n')
  }
  const { difference: annotation } = difference
  const placesOf = (side: ComparedAnnotation | null): Places => side?.ranges ?? []
  return [
    citedAnnotation(pages, difference),
    `${reportText.left}: ${citationText(left, placesOf(annotation.left))} ${describeAnnotations(comparison.left)}`,
    `${reportText.right}: ${citationText(right, placesOf(annotation.right))} ${describeAnnotations(comparison.right)}`,
  ].join('\n')
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
