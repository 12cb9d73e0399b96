import { strFromU8 } from 'fflate'
import { z } from 'zod'
import { csvColumns } from '../../core/export/csvExport.ts'
import { everythingIn, mustBe, output, type PeerCheck, partOf } from './findings.ts'
import { convertByOffice, runPython } from './peers.ts'

const Sheets = z.record(z.string(), z.array(z.array(z.string())))

/** Every cell of every sheet as a text. */
const readWorkbook = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
print(json.dumps({sheet.title: [["" if cell is None else str(cell) for cell in row]
                                for row in sheet.iter_rows(values_only=True)] for sheet in book}))
`

export const tableChecks: readonly PeerCheck[] = [
  {
    format: 'csv',
    peers: ['calc'],
    run: async (sample, file) => {
      // Separated by commas (44), in quotation marks (34), UTF-8 (76), from the first line.
      const readAs = ['--infilter=CSV:44,34,76,1']
      const sheet = await convertByOffice(sample.folder, file, 'ods', readAs)
      return everythingIn(sample, textOfSheets(sheet))
    },
  },
  {
    format: 'csv',
    peers: ['sqlite3'],
    run: async (sample, file) => {
      const load = ['-cmd', '.mode csv', '-cmd', `.import "${file}" rows`, ':memory:']
      const count = await output('sqlite3', [...load, 'SELECT count(*) FROM rows'])
      const columns = csvColumns.map((name) => `"${name}"`).join(' || char(10) || ')
      const text = await output('sqlite3', [
        ...load,
        '-cmd',
        '.mode list',
        `SELECT ${columns} FROM rows`,
      ])
      return `${mustBe('rows', Number(count), sample.annotations)}; ${everythingIn(sample, text)}`
    },
  },
  {
    format: 'xlsx',
    peers: ['calc'],
    run: async (sample, file) => {
      const sheet = await convertByOffice(sample.folder, file, 'ods')
      return everythingIn(sample, textOfSheets(sheet))
    },
  },
  {
    format: 'xlsx',
    peers: ['openpyxl'],
    run: async (sample, file) => {
      const sheets = Sheets.parse(JSON.parse(await runPython('openpyxl', readWorkbook, [file])))
      const text = Object.values(sheets).flat(2).join('\n')
      return `${Object.keys(sheets).length} sheets; ${everythingIn(sample, text)}`
    },
  },
]

/** The words of an OpenDocument spreadsheet, mark-up left out. */
function textOfSheets(file: string): string {
  const content = strFromU8(partOf(file, 'content.xml'))
  return content.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&(?:lt|gt|amp|quot|apos);/g, ' ')
}
