import type { ReportLine } from './source.ts'

/** Lines of a report that are kept; what there is more of is counted in one line at the end. */
export const MAX_REPORT_LINES = 200

/** UTF-16 units of a line: files name things in them. */
export const MAX_LINE_LENGTH = 500

const MORE = 'more_lines'

/**
 * The report of a file as it is kept and told: no file can make it endless, and what is left out of it is said.
 * A report that is so already stays as it is.
 */
export function keptReport(report: readonly ReportLine[]): readonly ReportLine[] {
  const short = report.map(({ code, message }) => ({ code, message: shortened(message) }))
  const isKept = short.length === MAX_REPORT_LINES + 1 && short.at(-1)?.code === MORE
  if (short.length <= MAX_REPORT_LINES || isKept) return short
  const more = short.length - MAX_REPORT_LINES
  const message = `And ${more} more, which ${more === 1 ? 'is' : 'are'} not kept.`
  return [...short.slice(0, MAX_REPORT_LINES), { code: MORE, message }]
}

function shortened(message: string): string {
  if (message.length <= MAX_LINE_LENGTH) return message
  const cut = message.slice(0, MAX_LINE_LENGTH - 1)
  // Not through the middle of a character.
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}
