const startsFormula = /^'*[=+\-@\t\r]/
const needsQuotes = /[",\r\n]|^\s|\s$/

/**
 * Spreadsheets run a cell that starts with = + - @ TAB or CR; an apostrophe in front makes it text
 * (https://owasp.org/www-community/attacks/CSV_Injection). Cells that already have apostrophes
 * there get one more, so that taking one off always gives the cell back.
 */
function formulaSafe(cell: string): string {
  return startsFormula.test(cell) ? `'${cell}` : cell
}

function csvCell(cell: string): string {
  const safe = formulaSafe(cell)
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * One record of a CSV file (RFC 4180), its closing CRLF included, so that a file is its rows
 * joined by nothing. Formula-safe: see `formulaSafe`.
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}
