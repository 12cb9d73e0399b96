import { describeDetail } from '../../../core/compare/describeDetail.ts'
import { describeSide, reportText } from '../../../core/compare/reportText.ts'
import type { AnnotatedVersion } from '../../../core/model/version.ts'
import { messages } from '../../i18n/messages.ts'
import { entryOfChange } from './apparatusEntries.ts'
import type { ComparedPages } from './compareRows.ts'
import type { Difference, NoteworthyDifference, TextDifference } from './differences.ts'
import { paragraphOf } from './paragraphOf.ts'

/** A difference as one hands it over: both readings whole, what is said of them, and of which versions. */
export function citationOf(pages: ComparedPages, difference: Difference): string {
  const words =
    difference.kind === 'text' ? citedChange(pages, difference) : citedAnnotation(pages, difference)
  const { left, right } = pages.comparison
  return [
    words,
    `${reportText.left}: ${describeSide(left)}.`,
    `${reportText.right}: ${describeSide(right)}.`,
  ].join('\n')
}

function citedChange(pages: ComparedPages, one: TextDifference): string {
  const { paragraph, remark } = entryOfChange(pages, one)
  const { left, right } = one.change
  const read = ({ text }: AnnotatedVersion, range: readonly [number, number]) =>
    quoted(text.slice(...range))
  const lemma = left === null ? quoted('') : read(pages.left, left)
  if (one.change.kind === 'move' || right === null) {
    return `${reportText.paragraph(paragraph)} ${lemma}] ${remark ?? ''} ${reportText.right}`
  }
  const reading = `${read(pages.right, right)} ${reportText.right}`
  const place = reportText.paragraph(paragraph)
  return left === null ? `${place} ${reportText.added} ${reading}` : `${place} ${lemma}] ${reading}`
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

function quoted(words: string): string {
  return `“${words.trim()}”`
}
