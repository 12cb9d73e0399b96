import type { ExportFormatName, ExportScope } from '../../core/api/exportMethods.ts'
import { narrowedText } from '../../core/export/exportText.ts'
import { narrowExport } from '../../core/export/narrowExport.ts'
import type { Instant } from '../../core/model/id.ts'
import { readProject } from '../../db/project.ts'
import { type ExportedFile, exporters } from './exporters.ts'
import { readExport } from './readExport.ts'

export interface ExportFileInput {
  /** Path of the project; opened for reading only. */
  readonly project: string
  readonly format: ExportFormatName
  readonly scope: ExportScope
  readonly now: Instant
}

/** Makes the whole file in memory: it is then written at once, or not at all. */
export async function exportFile({
  project,
  format,
  scope,
  now,
}: ExportFileInput): Promise<ExportedFile> {
  const whole = readProject(project, (db) => readExport(db, scope.documentIds, now))
  const { input, leftOut } = narrowExport(whole, scope)
  const file = await exporters[format].write(input)
  if (leftOut === 0) return file
  const narrowed = { code: 'narrowed', message: narrowedText(leftOut) }
  return { ...file, losses: [narrowed, ...file.losses] }
}
