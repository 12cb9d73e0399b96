import { readMade } from '../../api/files.ts'
import type { Call } from '../../api/useApi.ts'
import { printPage } from '../../app/printPage.ts'
import type { ExportRequest } from '../../app/saveExport.ts'
import { runTask } from '../../app/tasks.ts'
import { messages } from '../../i18n/messages.ts'

/** Prints the web page of an export by the browser's own dialog, which has the paper and a PDF to choose. */
export async function printExport(call: Call, name: string, request: ExportRequest): Promise<void> {
  const html = await readMade(name, (grant) =>
    runTask(messages['export.working'], (options) =>
      call('export.save', { ...request, grant }, options),
    ),
  )
  printPage(html)
}
