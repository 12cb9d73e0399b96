import type { ImportedAnnotations, ImportedSource } from '../../../core/export/importedModel.ts'
import { ImportReport } from '../../../core/export/importReport.ts'
import { markdownOfPlainText } from '../../../core/export/readNote.ts'
import type { ForeignDatabase } from '../../../db/readForeign.ts'
import { importPlainText } from '../../importers/importPlainText.ts'
import { signatureOf } from '../../importers/unicodeSignature.ts'
import { notesOfText } from '../foreignAnnotation.ts'
import { readCodes } from './qualcoderCodes.ts'
import { codedPassages, makingOf, notedPassages, readCases, valuesOf } from './qualcoderPassages.ts'
import { type QualcoderRow, type QualcoderRows, readRows } from './qualcoderRows.ts'

/**
 * A project of QualCoder (https://qualcoder.wordpress.com): the database `data.qda` of its folder. Offsets
 * count code points of the text in the database.
 */
export function readQualcoder(database: ForeignDatabase): ImportedAnnotations {
  const report = new ImportReport()
  const rows = readRows(database, report)
  const codes = readCodes(rows)
  const cases = readCases(rows, report)
  const texts = rows.sources.filter(({ fulltext }) => fulltext != null)
  for (const { fulltext, name } of rows.sources)
    if (fulltext == null) report.add('refi_media', name)
  const kept = new Set(texts.map(({ id }) => String(id)))
  const annotations = [
    ...codedPassages(rows, codes, report),
    ...notedPassages(rows, report),
    ...cases.annotations,
  ].filter(({ targets }) => kept.has(targets[0]?.source ?? ''))
  return {
    origin: 'qualcoder',
    documentedUnit: 'code-point',
    annotations,
    sources: texts.map((row) => sourceOf(row, rows, report)),
    codes: codes.codes,
    entities: cases.entities,
    documents: [],
    notes: [...projectNotes(rows, report), ...journalNotes(rows, report)],
    report: report.lines(),
  }
}

function sourceOf(
  row: QualcoderRow<'source'>,
  rows: QualcoderRows,
  report: ImportReport,
): ImportedSource {
  const bytes = new TextEncoder().encode(row.fulltext ?? '')
  const name = /\.[a-z]{1,5}$/i.test(row.name) ? row.name : `${row.name}.txt`
  const making = makingOf(row, report)
  const values = valuesOf(rows, 'file', row.id)
  return {
    key: String(row.id),
    id: null,
    title: row.name.trim() || '?',
    metadata: {},
    notes: [
      ...notesOfText(['qualcoder source', row.name], row.memo, making),
      ...notesOfText(['qualcoder values', row.name], values, making),
    ],
    name,
    bytes,
    extracted: importPlainText({ name, bytes }),
    hasMark: signatureOf(bytes) !== null,
  }
}

function projectNotes({ project }: QualcoderRows, report: ImportReport) {
  const nobody = makingOf({ owner: '', date: '' }, report)
  return project.flatMap(({ memo }) => notesOfText(['qualcoder project'], memo, nobody))
}

/** An entry of the journal has a name: it stands above the text. */
function journalNotes({ journal }: QualcoderRows, report: ImportReport) {
  return journal.flatMap((row) => {
    const about = ['qualcoder journal', row.name]
    return notesOfText(about, row.jentry || row.name, makingOf(row, report)).map((note) => {
      const title = `**${markdownOfPlainText(row.name.trim()).trim()}**`
      const hasTitle = row.jentry !== '' && row.name.trim() !== ''
      return hasTitle ? { ...note, markdown: `${title}\n\n${note.markdown}` } : note
    })
  })
}
