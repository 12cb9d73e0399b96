import { strFromU8, unzipSync } from 'fflate'
import { DOMParser } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { exportTables } from '../../core/export/tables.ts'
import { writeXlsx } from '../../services/exporters/xlsx/writeXlsx.ts'
import { makeHighlight, tortureProject } from './tortureProject.ts'

const input = tortureProject()

interface Xml {
  readonly textContent: string
  getAttribute(name: string): string | null
  getElementsByTagName(name: string): Iterable<Xml>
}

function parse(bytes: Uint8Array | undefined): Xml {
  if (bytes === undefined) throw new Error('the part is missing')
  // The parser's own types are those of a browser, which this room has not.
  return new DOMParser().parseFromString(strFromU8(bytes), 'text/xml') as unknown as Xml
}

/** Sheets by name, rows of cells by column letter. */
function readXlsx(bytes: Uint8Array): Map<string, Map<string, string>[]> {
  const files = unzipSync(bytes)
  const shared = [...parse(files['xl/sharedStrings.xml']).getElementsByTagName('si')].map(
    ({ textContent }) => textContent,
  )
  const names = [...parse(files['xl/workbook.xml']).getElementsByTagName('sheet')].map(
    (sheet) => sheet.getAttribute('name') ?? '',
  )
  return new Map(
    names.map((name, index) => {
      const sheet = parse(files[`xl/worksheets/sheet${index + 1}.xml`])
      expect([...sheet.getElementsByTagName('f')]).toEqual([])
      const rows = [...sheet.getElementsByTagName('row')].map((row) => {
        const cells = [...row.getElementsByTagName('c')].map((cell): [string, string] => {
          const column = (cell.getAttribute('r') ?? '').replace(/\d+$/, '')
          const [value] = cell.getElementsByTagName('v')
          const text = value?.textContent ?? cell.textContent
          return [column, cell.getAttribute('t') === 's' ? (shared[Number(text)] ?? '') : text]
        })
        return new Map(cells)
      })
      return [name, rows]
    }),
  )
}

describe('a workbook', () => {
  test('has every value of every table in its cell, and no formula', async () => {
    const sheets = readXlsx((await writeXlsx(input)).bytes)
    const tables = exportTables(input)
    expect([...sheets.keys()]).toEqual(tables.map(({ name }) => name))
    for (const { name, columns, rows } of tables) {
      const read = (sheets.get(name) ?? []).map((row) =>
        columns.map((_, index) => row.get(String.fromCharCode(65 + index)) ?? ''),
      )
      const expected = [columns, ...rows].map((row) =>
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
        row.map((value) => String(value).replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '')),
      )
      expect([name, read]).toEqual([name, expected])
    }
  })

  test('cuts what a cell of Excel cannot hold, and says so', async () => {
    const text = 'long '.repeat(8000)
    const [document] = input.documents
    if (document === undefined) throw new Error('no document')
    const annotations = [makeHighlight(text, [[0, text.length]])]
    const { bytes, losses } = await writeXlsx({
      ...input,
      documents: [{ ...document, text, annotations }],
    })
    expect(losses.map(({ code }) => code)).toContain('cut_cells')
    const longest = [...readXlsx(bytes).values()]
      .flat()
      .flatMap((row) => [...row.values()].map((value) => value.length))
    expect(Math.max(...longest)).toBe(32_767)
  })

  test('every id of another table is in that table', () => {
    const tables = new Map(exportTables(input).map((table) => [table.name, table]))
    const column = (table: string, name: string) => {
      const { columns = [], rows = [] } = tables.get(table) ?? {}
      return rows.map((row) => row[columns.indexOf(name)])
    }
    const annotations = new Set(column('Annotations', 'id'))
    for (const table of ['Places', 'Codings', 'Mentions']) {
      const ids = column(table, 'annotation')
      expect([table, ids.length > 0, ids.filter((id) => !annotations.has(id ?? ''))]).toEqual([
        table,
        true,
        [],
      ])
    }
    expect(new Set(column('Codes', 'id'))).toEqual(
      new Set([...column('Codes', 'id'), ...column('Codings', 'code')]),
    )
  })
})
