import { csvRow } from '../text/csv.ts'
import type { AffectedHighlight } from './affected.ts'
import type { ComparedAnnotation } from './comparison.ts'
import { describeDetail, describeEntity } from './describeDetail.ts'
import { restsOf } from './reportAffected.ts'
import type { ReportAnnotation } from './reportAnnotation.ts'
import type { Report } from './reportModel.ts'

const sideColumns = [
  'id',
  'state',
  'start',
  'end',
  'ranges',
  'quote',
  'current',
  'codes',
  'entities',
  'notes',
  'annotator',
] as const

type SideCells = Readonly<Record<(typeof sideColumns)[number], string>>

/** The columns, in order. */
export const reportColumns = [
  'number',
  'id',
  'class',
  'differences',
  'details',
  ...sideColumns.map((column) => `left_${column}`),
  ...sideColumns.map((column) => `right_${column}`),
  // What became of its words and what rests on them; empty where nothing did, or it was not asked.
  'affected',
  'affected_rests',
]

const listSeparator = '; '
const noteSeparator = '\n\n'

function cellsOf(annotation: ComparedAnnotation): SideCells {
  return {
    id: annotation.id,
    state: annotation.state,
    start: String(annotation.start ?? ''),
    end: String(annotation.end ?? ''),
    // JSON, because a spreadsheet takes 3-5 for a date.
    ranges: JSON.stringify(annotation.ranges),
    quote: annotation.quote,
    current: annotation.current ?? '',
    codes: annotation.codes.join(listSeparator),
    entities: annotation.entities.map(describeEntity).join(listSeparator),
    notes: annotation.notes.map(({ markdown }) => markdown).join(noteSeparator),
    annotator: annotation.annotator,
  }
}

function sideCells(annotation: ComparedAnnotation | null): string[] {
  if (annotation === null) return sideColumns.map(() => '')
  const cells = cellsOf(annotation)
  return sideColumns.map((column) => cells[column])
}

function row(
  { number, difference }: ReportAnnotation,
  affected: AffectedHighlight | undefined,
): string {
  const { id, details, left, right } = difference
  return csvRow([
    String(number),
    id,
    difference.class,
    [...new Set(details.map(({ kind }) => kind))].join(listSeparator),
    details.map(describeDetail).join(' '),
    ...sideCells(left),
    ...sideCells(right),
    affected?.reason ?? '',
    affected === undefined ? '' : restsOf(affected).join('\n'),
  ])
}

/**
 * A report as CSV: a header and one row an annotation. RFC 4180, CRLF, no byte order mark,
 * formula-safe (see core/text/csv.ts). Offsets are UTF-16 units, ends exclusive.
 */
export function reportCsv(report: Report): string {
  const affected = new Map(report.affected?.highlights.map((one) => [one.id, one]))
  const rows = report.annotations.map((one) => row(one, affected.get(one.difference.id)))
  return [csvRow(reportColumns), ...rows].join('')
}
