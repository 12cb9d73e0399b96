import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRow } from './csv.ts'

function read(csv: string): string[][] {
  return parse(csv, { record_delimiter: '\r\n', relax_column_count: true })
}

function withoutGuard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}

describe('csvRow', () => {
  it('joins plain cells and ends the record', () => {
    expect(csvRow(['a', 'b c', '北京'])).toBe('a,b c,北京\r\n')
  })

  it('quotes commas, quotes, line ends and outer white space', () => {
    expect(csvRow(['a,b', 'say "so"', 'two\nlines', ' padded'])).toBe(
      '"a,b","say ""so""","two\nlines"," padded"\r\n',
    )
  })

  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx'])('makes %j text, not a formula', (cell) => {
    expect(read(csvRow([cell, 'end']))).toEqual([[`'${cell}`, 'end']])
  })

  it('does not touch an apostrophe that guards nothing', () => {
    expect(csvRow(["'tis"])).toBe("'tis\r\n")
  })

  it('gives every cell back once one guard is taken off', () => {
    const cell = fc.stringMatching(/^[='+@\-\t\r\n", a🙂א]{1,12}$/u)
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
        expect(read(csvRow(cells)).map((row) => row.map(withoutGuard))).toEqual([cells])
      }),
    )
  })
})
