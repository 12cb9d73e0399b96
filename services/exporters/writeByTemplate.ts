import type { WrittenFormatName } from '../../core/api/exportMethods.ts'
import { finishedExport } from '../../core/export/exportFormats.ts'
import type { ExportInput } from '../../core/export/exportModel.ts'
import { writeTemplate } from '../../core/export/template/writeTemplate.ts'
import { AppError } from '../../core/model/error.ts'
import { templateKinds } from '../../core/model/template.ts'
import type { ExportedFile } from './exporter.ts'
import { textFile } from './exporters.ts'

/** The file of a text format as a template of a person's own writes it. @throws AppError misuse for other formats */
export function writeByTemplate(
  format: WrittenFormatName,
  template: string,
  input: ExportInput,
): ExportedFile {
  const kind = templateKinds.find((each) => each === format)
  if (kind === undefined) throw new AppError('misuse', `no template makes ${format}`)
  return textFile(finishedExport(kind, writeTemplate(kind, template, input)))
}
