import type { AnnotatedVersion } from '../model/version.ts'
import type { Affected } from './affected.ts'
import { type ApparatusEntry, apparatusOf } from './apparatus.ts'
import { type Comparison, type DifferenceClass, differenceClasses } from './comparison.ts'
import { type ReportAnnotation, reportAnnotation } from './reportAnnotation.ts'
import { describeSide, reportText } from './reportText.ts'

/** All annotations of one class; there is at least one. */
export interface ReportClass {
  readonly name: DifferenceClass
  readonly annotations: readonly ReportAnnotation[]
}

/** A number with what it counts. */
export interface ReportCount {
  readonly label: string
  readonly count: number
}

/** What every report says, so that all of them say the same. */
export interface Report {
  readonly heading: string
  readonly sides: readonly { readonly siglum: string; readonly description: string }[]
  /** One for each class, weightiest first, and their sum. */
  readonly classCounts: readonly ReportCount[]
  readonly textCounts: readonly ReportCount[]
  readonly apparatus: readonly ApparatusEntry[]
  readonly annotations: readonly ReportAnnotation[]
  readonly classes: readonly ReportClass[]
  /** What rests on changed or deleted words; null where that was not asked. */
  readonly affected: Affected | null
}

function headingOf({ left, right }: Comparison): string {
  const titles = left.title === right.title ? [left.title] : [left.title, right.title]
  return `${reportText.heading}: ${titles.join(' / ')}`
}

function classCountsOf({ counts, annotations }: Comparison): ReportCount[] {
  return [
    ...differenceClasses.map((name) => ({ label: reportText.classes[name], count: counts[name] })),
    { label: reportText.all, count: annotations.length },
  ]
}

function textCountsOf({ text, hidden }: Comparison): ReportCount[] {
  const counts = [
    { label: reportText.wordsInserted, count: text.insertedWords },
    { label: reportText.wordsDeleted, count: text.deletedWords },
    { label: reportText.blocksMoved, count: text.movedBlocks },
    { label: reportText.textChanges, count: text.changes.length },
  ]
  if (hidden.changes === 0) return counts
  return [...counts, { label: reportText.hiddenChanges, count: hidden.changes }]
}

/** Puts a comparison into the order and the words of a report. */
export function reportOf(
  comparison: Comparison,
  left: AnnotatedVersion,
  right: AnnotatedVersion,
): Report {
  const annotations = comparison.annotations.map((difference, index) =>
    reportAnnotation(index + 1, difference, left, right),
  )
  const classes = differenceClasses.map((name) => ({
    name,
    annotations: annotations.filter(({ difference }) => difference.class === name),
  }))
  return {
    heading: headingOf(comparison),
    sides: [
      { siglum: reportText.left, description: describeSide(comparison.left) },
      { siglum: reportText.right, description: describeSide(comparison.right) },
    ],
    classCounts: classCountsOf(comparison),
    textCounts: textCountsOf(comparison),
    apparatus: apparatusOf(comparison, left, right),
    annotations,
    classes: classes.filter((one) => one.annotations.length > 0),
    affected: null,
  }
}
