import { type ApparatusEntry, apparatusOf } from '../../../core/compare/apparatus.ts'
import { excerpt } from '../../../core/compare/excerpt.ts'
import { messages } from '../../i18n/messages.ts'
import { siglumOf } from '../../ui/siglumOf.ts'
import type { ComparedPages } from './compareRows.ts'
import type { Difference, NoteworthyDifference, TextDifference } from './differences.ts'
import { paragraphOf } from './paragraphOf.ts'

/** A line of the running apparatus: "4 three-year] four-year B", "4 commits neither side] note edited, JF". */
export interface PrintedEntry {
  /** Null without a place. */
  readonly paragraph: number | null
  readonly lemma: string
  /** The words of B, upright. */
  readonly reading: string | null
  /** What is said of them, in italics. */
  readonly remark: string
}

/** The entry of one change of the text. */
export function entryOfChange(pages: ComparedPages, { change }: TextDifference): ApparatusEntry {
  const { comparison, left, right } = pages
  const alone = { ...comparison, text: { ...comparison.text, changes: [change] } }
  const [entry] = apparatusOf(alone, left, right)
  return entry ?? { kind: change.kind, paragraph: 1, lemma: '', reading: null, remark: null }
}

export function printedEntry(pages: ComparedPages, one: Difference): PrintedEntry {
  return one.kind === 'text' ? printedChange(pages, one) : printedAnnotation(pages, one)
}

const B = 'B'

function printedChange(pages: ComparedPages, one: TextDifference): PrintedEntry {
  const { paragraph, lemma, reading, remark } = entryOfChange(pages, one)
  return { paragraph, lemma, reading, remark: remark === null ? B : `${remark} ${B}` }
}

function printedAnnotation(
  pages: ComparedPages,
  { difference }: NoteworthyDifference,
): PrintedEntry {
  const { left, right } = difference
  const annotation = left ?? right
  const name =
    difference.class === 'new'
      ? messages['compare.newHighlight']
      : messages[`compare.class.${difference.class}`]
  const siglum = siglumOf((right ?? left)?.annotator ?? '')
  return {
    paragraph: paragraphOf(pages, difference),
    lemma: excerpt(annotation?.current ?? annotation?.quote ?? ''),
    reading: null,
    remark: `${name}, ${siglum}`,
  }
}
