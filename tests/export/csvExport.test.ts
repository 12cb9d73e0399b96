import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pathText } from '../../core/export/codeTree.ts'
import { csvColumns } from '../../core/export/csvExport.ts'
import { inDocumentOrder } from '../../core/export/documentOrder.ts'
import { runExport } from '../../core/export/exportFormats.ts'
import type { ExportInput } from '../../core/export/exportModel.ts'
import { threadNotes } from '../../core/export/noteThreads.ts'
import type { Annotation } from '../../core/model/annotation.ts'
import { arbitraryProject } from './arbitraryProject.ts'
import { tortureProject } from './tortureProject.ts'

/** The documented apostrophe in front of what a spreadsheet would run. */
function withoutApostrophe(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}

function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = parse(text, { record_delimiter: '\r\n', relax_column_count: false })
  const [header, ...records] = rows
  expect(header).toEqual([...csvColumns])
  return records.map((cells) =>
    Object.fromEntries(
      csvColumns.map((column, index) => [column, withoutApostrophe(cells[index] ?? '')]),
    ),
  )
}

function inOrder(input: ExportInput): Annotation[] {
  return input.documents.flatMap(({ annotations }) => {
    const { placed, waiting } = inDocumentOrder({ annotations })
    return [...placed, ...waiting]
  })
}

describe('a CSV export', () => {
  const input = tortureProject()
  const output = runExport('csv', input)

  test('reads back, one row an annotation', () => {
    const expected = inOrder(input).map((annotation) => ({
      id: annotation.id,
      document: input.documents[0]?.title,
      revision: '2',
      state: annotation.state,
      score: String(annotation.score),
      start: String(annotation.ranges[0]?.[0] ?? ''),
      end: String(annotation.ranges.at(-1)?.[1] ?? ''),
      ranges: JSON.stringify(annotation.ranges),
      quote: annotation.quote,
      current: annotation.current ?? '',
      codes: [...new Set(annotation.codings.map(({ path }) => pathText(path)))].join('; '),
      notes: threadNotes(annotation.notes)
        .map(({ note }) => note.markdown)
        .join('\n\n'),
      annotator: annotation.annotator,
      created: annotation.created,
      modified: annotation.modified,
    }))
    expect(readCsv(output.text)).toEqual(expected.map((row) => expect.objectContaining(row)))
    expect(output.items).toBe(expected.length)
  })

  test('names entities with their type, and with their role where it is more than a mention', () => {
    const cells = readCsv(output.text).map((row) => row['entities'])
    expect(cells).toContain('الوزير (person, speaker)')
    expect(cells).toContain('NATO (organisation)')
    expect(cells.join()).not.toContain('rejected')
  })

  test('starts with the header, without a byte order mark, and ends every row with CRLF', () => {
    expect(output.text.startsWith('id,document,')).toBe(true)
    expect(output.text.endsWith('\r\n')).toBe(true)
  })

  test('holds no cell that a spreadsheet would run', () => {
    const rows: string[][] = parse(output.text, { record_delimiter: '\r\n' })
    const cells = rows.flat()
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(cells.filter((cell) => cell.startsWith("'=")).length).toBeGreaterThan(2)
  })

  test('gives back any quote', () => {
    fc.assert(
      fc.property(arbitraryProject, (project) => {
        const quotes = readCsv(runExport('csv', project).text).map(({ quote }) => quote)
        expect(quotes).toEqual(inOrder(project).map(({ quote }) => quote))
      }),
    )
  })
})
