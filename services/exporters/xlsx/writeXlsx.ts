import writeXlsxFile from 'write-excel-file/node'
import {
  hasDocuments,
  hasNotes,
  hasTextLike,
  type Loss,
  lossesOf,
} from '../../../core/export/exportLosses.ts'
import type { ExportInput } from '../../../core/export/exportModel.ts'
import { lossText } from '../../../core/export/exportText.ts'
import { countAnnotations } from '../../../core/export/registers.ts'
import { type ExportTable, exportTables } from '../../../core/export/tables.ts'
import type { ExportedFile } from '../exporter.ts'
import { notInXml } from '../xmlText.ts'

/** UTF-16 units that Excel keeps of one cell (Excel specifications and limits). */
const CELL_LIMIT = 32_767

const losses: readonly Loss[] = [
  { code: 'history', message: lossText.history, applies: hasDocuments },
  { code: 'source_text', message: lossText.sourceText, applies: hasDocuments },
  { code: 'note_formatting', message: lossText.markdownNotes, applies: hasNotes },
  { code: 'cut_cells', message: lossText.xlsxCells, applies: hasLongCell },
  {
    code: 'characters',
    message: lossText.xlsxCharacters,
    applies: (input) => hasTextLike(input, leftOut),
  },
]

/** What the library takes out of a cell: what XML cannot hold, and U+FFFD with it. */
const leftOut = new RegExp(`${notInXml.source}|\ufffd`)

/** A workbook of tables (ECMA-376). Cells are text or numbers: none is ever a formula. */
export async function writeXlsx(input: ExportInput): Promise<ExportedFile> {
  const sheets = exportTables(input).map((table) => ({
    sheet: table.name,
    data: [headings(table), ...table.rows.map((row) => row.map(cell))],
    columns: table.columns.map((name) => ({ width: wide.has(name) ? 60 : 18 })),
    stickyRowsCount: 1,
  }))
  const bytes = new Uint8Array(await writeXlsxFile(sheets).toBuffer())
  return { bytes, items: countAnnotations(input), losses: lossesOf(input, losses), text: null }
}

const wide: ReadonlySet<string> = new Set(['quote', 'current', 'words', 'note', 'description'])

function headings({ columns }: ExportTable) {
  return columns.map((value) => ({ value, fontWeight: 'bold' as const }))
}

function cell(value: string | number) {
  if (typeof value === 'number') return { value, type: Number }
  if (value === '') return null
  return { value: value.slice(0, CELL_LIMIT).toWellFormed(), type: String, wrap: true }
}

function hasLongCell(input: ExportInput): boolean {
  return exportTables(input).some(({ rows }) =>
    rows.some((row) => row.some((value) => String(value).length > CELL_LIMIT)),
  )
}
