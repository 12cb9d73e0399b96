import { type FormatRow, formatRows } from './formatRows.ts'

export interface PeerResult {
  readonly format: string
  /** The programs, each with its version; empty where none was run. */
  readonly by: string
  readonly result: string
}

/** The documentation with what was found now in the last column of each export that was looked at. */
export function withResults(documentation: string, results: readonly PeerResult[]): string {
  const rows = formatRows(documentation).filter(({ way }) => way.startsWith('out'))
  const lines = documentation.split('\n')
  for (const [format, found] of Map.groupBy(results, (result) => result.format)) {
    const row = rows.find(({ name }) => name === format)
    if (row === undefined) throw new Error(`the table of formats has no row for ${format}`)
    lines[row.line] = lineWith(row, found)
  }
  return lines.join('\n')
}

function lineWith({ cells }: FormatRow, found: readonly PeerResult[]): string {
  const said = found.map(({ by, result }) => (by === '' ? result : `${by}: ${result}`))
  return `| ${[...cells.slice(0, -1), said.map(inCell).join('; ')].join(' | ')} |`
}

/** A bar would end the cell, a line the row. */
function inCell(text: string): string {
  return text.replaceAll('|', '/').replaceAll(/\s+/g, ' ').slice(0, 200)
}
