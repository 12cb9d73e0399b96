import type { WrittenFormatName } from '../../core/api/exportMethods.ts'
import type { Progress } from '../../core/api/frames.ts'
import { type ChosenExportInput, chosenExport } from './chosenExport.ts'
import type { MadeFile } from './exporter.ts'
import { exporters } from './exporters.ts'

export interface ExportFileInput extends ChosenExportInput {
  readonly format: WrittenFormatName
}

/** Makes the whole file in memory: it is then written at once, or not at all. */
export async function exportFile(
  { format, ...choice }: ExportFileInput,
  report: (progress: Progress) => void,
): Promise<MadeFile> {
  const { input, parts, narrowed } = chosenExport(choice, report)
  const file = await exporters[format].write(input)
  return { ...file, parts, losses: [...narrowed, ...file.losses] }
}
