import type { Input } from '../../../core/api/registry.ts'
import { saveText } from '../../api/files.ts'
import type { Call } from '../../api/useApi.ts'
import { say } from '../../app/notices.ts'
import { runTask } from '../../app/tasks.ts'
import { messages } from '../../i18n/messages.ts'
import { compareState } from './compareState.ts'

export type ReportFormat = Input<'compare.report'>['format']

/** Writes the report of what is compared, and lets the person save it. */
export async function saveReport(call: Call, format: ReportFormat): Promise<void> {
  const { sides, ignore } = compareState.get()
  if (sides === null) return
  const report = await runTask(messages['compare.reportTask'], (options) =>
    call('compare.report', { ...sides, format, ignore }, options),
  )
  await saveText(`comparison.${report.extension}`, report.mediaType, report.text)
  say(messages['compare.reportSaved'])
}
