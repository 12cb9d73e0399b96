import type { ExportFormatName, ExportScope } from '../../core/api/exportMethods.ts'
import { narrowedText } from '../../core/export/exportText.ts'
import { narrowExport } from '../../core/export/narrowExport.ts'
import type { Instant } from '../../core/model/id.ts'
import { readProject } from '../../db/project.ts'
import type { MadeFile } from './exporter.ts'
import { exporters } from './exporters.ts'
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
}: ExportFileInput): Promise<MadeFile> {
  const whole = readProject(project, (db) => readExport(db, scope.documentIds, now))
  const { input, leftOut } = narrowExport(whole, scope)
  const file = await exporters[format].write(input)
  const parts = input.documents.map(({ id, revision, annotations }) => ({
    documentId: id,
    revision,
    highlightIds: leftOut === 0 ? null : annotations.map((annotation) => annotation.id),
  }))
  if (leftOut === 0) return { ...file, parts }
  const narrowed = { code: 'narrowed', message: narrowedText(leftOut) }
  return { ...file, parts, losses: [narrowed, ...file.losses] }
}
