/** One row of the table of formats in docs/FORMATS.md. */
export interface FormatRow {
  /** As the API and the command line call it. */
  readonly name: string
  readonly way: string
  readonly cells: readonly string[]
  /** Which line of the documentation, from 0. */
  readonly line: number
}

const HEAD = '| format | way | carried | lost or changed | check | other programs, last result |'

/** @throws Error where the table is not there, or a row has not its columns */
export function formatRows(documentation: string): FormatRow[] {
  const lines = documentation.split('\n')
  const first = lines.indexOf(HEAD) + 2
  if (first === 1) throw new Error('the documentation has no table of formats')
  const end = lines.findIndex((line, index) => index >= first && !line.startsWith('|'))
  return lines.slice(first, end).map((line, index) => {
    const cells = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
    const [format = '', way = ''] = cells
    const name = /^`(\w+)`/.exec(format)?.[1]
    if (name === undefined || cells.length !== HEAD.split('|').length - 2 || cells.includes('')) {
      throw new Error(`no row of the table of formats: ${line}`)
    }
    return { name, way, cells, line: first + index }
  })
}
