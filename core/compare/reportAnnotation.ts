import type { Block } from '../model/block.ts'
import type { AnnotatedVersion } from '../model/version.ts'
import { blockAt } from './blockAt.ts'
import type { SideName } from './collation.ts'
import type { AnnotationDifference, ComparedAnnotation } from './comparison.ts'
import { describeEntity } from './describeDetail.ts'
import { reportText } from './reportText.ts'

/** What a report says of an annotation on one side. */
export interface ReportSide {
  readonly side: SideName
  /** E.g. "¶ 2, 66–98". */
  readonly place: string
  /** What it reads; null where the other side says it already, or nothing is known. */
  readonly words: string | null
  readonly codes: readonly string[]
  readonly links: readonly string[]
}

/** An annotation with its number in the report, from 1 in reading order. */
export interface ReportAnnotation {
  readonly number: number
  readonly difference: AnnotationDifference
  /** Who made it. */
  readonly annotators: string
  /** Left, right or both. */
  readonly sides: readonly ReportSide[]
  /** The person's evidence, where no side reads so now. */
  readonly evidence: string | null
  /** Notes that are the same on both sides or stand on the only one, as Markdown. */
  readonly notes: readonly string[]
}

function placeOf({ start, ranges }: ComparedAnnotation, blocks: readonly Block[]): string {
  if (start === null) return reportText.noPlace
  const offsets = ranges.map(([from, to]) => `${from}–${to}`).join(', ')
  const ordinal = blockAt(blocks, start)
  return ordinal === null ? offsets : `${reportText.paragraph(ordinal + 1)}, ${offsets}`
}

function sideOf(
  side: SideName,
  annotation: ComparedAnnotation | null,
  words: string | null,
  { blocks }: AnnotatedVersion,
): ReportSide[] {
  if (annotation === null) return []
  const links = annotation.entities.map(describeEntity)
  return [{ side, place: placeOf(annotation, blocks), words, codes: annotation.codes, links }]
}

function annotatorsOf({ left, right }: AnnotationDifference): string {
  const names = [left?.annotator, right?.annotator].filter((name) => name !== undefined)
  return [...new Set(names)].join(', ')
}

function unchangedNotes({ left, right, details }: AnnotationDifference): string[] {
  const told = new Set<string | null>()
  for (const detail of details) {
    if (detail.kind === 'note-edited') told.add(detail.after)
  }
  const notes = (right ?? left)?.notes ?? []
  return notes.map(({ markdown }) => markdown).filter((markdown) => !told.has(markdown))
}

/** Puts what is known of an annotation into the words of a report. */
export function reportAnnotation(
  number: number,
  difference: AnnotationDifference,
  leftVersion: AnnotatedVersion,
  rightVersion: AnnotatedVersion,
): ReportAnnotation {
  const { left, right } = difference
  const leftWords = left?.current ?? null
  const rightWords = right?.current ?? null
  const quote = (right ?? left)?.quote ?? ''
  const isSame = leftWords === rightWords
  return {
    number,
    difference,
    annotators: annotatorsOf(difference),
    sides: [
      ...sideOf('left', left, isSame && right !== null ? null : leftWords, leftVersion),
      ...sideOf('right', right, rightWords, rightVersion),
    ],
    evidence: [leftWords, rightWords].includes(quote) ? null : quote,
    notes: unchangedNotes(difference),
  }
}
