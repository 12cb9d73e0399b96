import type { Call } from '../../api/useApi.ts'
import { printPage } from '../../app/printPage.ts'
import { runTask } from '../../app/tasks.ts'
import { messages } from '../../i18n/messages.ts'
import { compareState } from './compareState.ts'

/** Prints the report of what is compared. */
export async function printReport(call: Call): Promise<void> {
  const { sides, ignore } = compareState.get()
  if (sides === null) return
  const { text } = await runTask(messages['compare.reportTask'], (options) =>
    call('compare.report', { ...sides, format: 'html', ignore }, options),
  )
  printPage(text)
}
