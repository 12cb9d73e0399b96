import type { CslItem, ReportLine } from '../model/source.ts'
import { dateFields } from './cslFields.ts'

/** Names of fields in a line; the others are counted. */
const NAMED = 20

/**
 * What taking records over tolerated: records of the file that were left, fields that CSL-JSON has none for, dates
 * that could not be read. `all` is how many records the file holds, `items` those that were taken over.
 */
export function bibliographyReport(all: number, items: readonly CslItem[]): ReportLine[] {
  return [...leftLine(all - items.length, all), ...customLine(items), ...rawDatesLine(items)]
}

function leftLine(left: number, all: number): ReportLine[] {
  if (left <= 0) return []
  const message = `${left} of ${all} records ${left === 1 ? 'is' : 'are'} not taken over.`
  return [{ code: 'records-left', message }]
}

function customLine(items: readonly CslItem[]): ReportLine[] {
  const names = new Set(
    items.flatMap(({ custom }) => [...entriesOf(custom)].flatMap(([, fields]) => keysOf(fields))),
  )
  if (names.size === 0) return []
  const named = [...names].slice(0, NAMED).join(', ')
  const others = names.size > NAMED ? ` and ${names.size - NAMED} more` : ''
  const message = `Fields that CSL-JSON has no place for are kept as they are: ${named}${others}.`
  return [{ code: 'fields-kept', message }]
}

function rawDatesLine(items: readonly CslItem[]): ReportLine[] {
  const raw = items.flatMap((item) =>
    [...dateFields].flatMap((name) => entriesOf(item[name]).filter(([key]) => key === 'raw')),
  )
  if (raw.length === 0) return []
  const message = `Dates that could not be read are kept as they are written (${raw.length}).`
  return [{ code: 'dates-kept', message }]
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : []
}

function keysOf(value: unknown): string[] {
  return entriesOf(value).map(([key]) => key)
}
