import { templateKindOf, type WrittenFormatName } from '../../core/api/exportMethods.ts'
import { finishedExport } from '../../core/export/exportFormats.ts'
import type { ExportInput } from '../../core/export/exportModel.ts'
import { writeTemplate } from '../../core/export/template/writeTemplate.ts'
import { AppError } from '../../core/model/error.ts'
import type { ExportedFile } from './exporter.ts'
import { textFile } from './exporters.ts'

/** The file of a text format as a template of a person's own writes it. */
export function writeByTemplate(
  format: WrittenFormatName,
  template: string,
  input: ExportInput,
): ExportedFile {
  const kind = templateKindOf[format]
  if (kind === undefined) throw new AppError('internal', `no template makes ${format}`)
  return textFile(finishedExport(kind, writeTemplate(kind, template, input)))
}
