export interface PeerResult {
  readonly format: string
  /** The programs, each with its version. */
  readonly by: string
  readonly result: string
}

const BEGIN = '<!-- check:peers begins -->'
const END = '<!-- check:peers ends -->'

/** The documentation with these results in place of those it has, between its two marks. */
export function withResults(documentation: string, results: readonly PeerResult[]): string {
  const begin = documentation.indexOf(BEGIN)
  const end = documentation.indexOf(END)
  if (begin === -1 || end < begin) throw new Error('the documentation has no place for the results')
  const rows = results.map(
    ({ format, by, result }) => `| \`${format}\` | ${by} | ${cell(result)} |`,
  )
  const table = ['| format | opened by | found |', '|---|---|---|', ...rows].join('\n')
  return `${documentation.slice(0, begin + BEGIN.length)}\n${table}\n${documentation.slice(end)}`
}

/** A bar would end the cell, a line the row. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').slice(0, 200)
}
