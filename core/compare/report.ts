import { assertNever } from '../model/error.ts'
import type { AnnotatedVersion } from '../model/version.ts'
import { affectedBy, type EvidenceContext } from './affected.ts'
import { compareVersions } from './compareVersions.ts'
import { facingRows } from './facingRows.ts'
import type { Ignoring } from './ignoring.ts'
import { reportCsv } from './reportCsv.ts'
import { reportHtml } from './reportHtml.ts'
import { reportMarkdown } from './reportMarkdown.ts'
import { reportOf } from './reportModel.ts'

/** What a comparison can be written as; as JSON it is itself, with `affected` beside. */
export type ReportFormat = 'html' | 'markdown' | 'csv' | 'json'

/**
 * Compares two annotated versions and writes down what is different, and with a context what rests on it.
 * The formats report the same numbers.
 */
export function writeReport(
  left: AnnotatedVersion,
  right: AnnotatedVersion,
  format: ReportFormat,
  context: EvidenceContext | null = null,
  ignoring: Ignoring = 'nothing',
  onStep: () => void = () => undefined,
): string {
  const comparison = compareVersions(left, right, ignoring, onStep)
  const affected = context === null ? null : affectedBy(comparison, context)
  if (format === 'json') {
    const whole = affected === null ? comparison : { ...comparison, affected }
    return `${JSON.stringify(whole, null, 2)}\n`
  }
  const report = { ...reportOf(comparison, left, right), affected }
  switch (format) {
    case 'html':
      return reportHtml(report, facingRows(comparison, report.annotations, left, right))
    case 'markdown':
      return reportMarkdown(report)
    case 'csv':
      return reportCsv(report)
    default:
      return assertNever(format)
  }
}
