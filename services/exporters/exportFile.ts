import { annotationlessFormatNames, type WrittenFormatName } from '../../core/api/exportMethods.ts'
import type { Progress } from '../../core/api/frames.ts'
import type { ExportInput } from '../../core/export/exportModel.ts'
import type { CitationStyle } from '../../core/model/citationStyle.ts'
import type { ReportLine } from '../../core/model/source.ts'
import { type ChosenExportInput, chosenExport } from './chosenExport.ts'
import { withCitations } from './citing/withCitations.ts'
import type { ExportedFile, MadeFile } from './exporter.ts'
import { exporters } from './exporters.ts'

export interface ExportFileInput extends ChosenExportInput {
  readonly format: WrittenFormatName
  /** Of a person's own, to write the file with. */
  readonly template?: string | undefined
  /** Left out: as Variorum cites by itself. */
  readonly citationStyle?: CitationStyle | undefined
}

/** Makes the whole file in memory: it is then written at once, or not at all. */
export async function exportFile(
  { format, template, citationStyle, ...choice }: ExportFileInput,
  report: (progress: Progress) => void,
): Promise<MadeFile> {
  const { input, parts, narrowed } = chosenExport(choice, report)
  const file = await writtenFile(format, template, await withCitations(input, citationStyle))
  return { ...file, parts, losses: [...leftOutOf(format, narrowed), ...file.losses] }
}

/** What was not chosen, as far as the format would carry it. */
function leftOutOf(format: WrittenFormatName, narrowed: readonly ReportLine[]): ReportLine[] {
  if (!annotationlessFormatNames.includes(format)) return [...narrowed]
  return narrowed.filter(({ code }) => code === 'narrowed_others')
}

/** The file of what was chosen, by Variorum or by a template of a person's own. */
export async function writtenFile(
  format: WrittenFormatName,
  template: string | undefined,
  input: ExportInput,
): Promise<ExportedFile> {
  if (template === undefined) return exporters[format].write(input)
  const { writeByTemplate } = await import('./writeByTemplate.ts')
  return writeByTemplate(format, template, input)
}
