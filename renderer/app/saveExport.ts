import type { Input } from '../../core/api/registry.ts'
import { newSaveTarget } from '../api/files.ts'
import type { Call } from '../api/useApi.ts'
import { messages } from '../i18n/messages.ts'
import { say } from './notices.ts'
import { runTask } from './tasks.ts'

/** What is exported, and how. */
export type ExportRequest = Omit<Input<'export.save'>, 'grant'>

/** Writes the export to a file of the person's own. */
export async function saveExport(call: Call, name: string, request: ExportRequest): Promise<void> {
  const { grant, deliver } = await newSaveTarget(name)
  await runTask(messages['export.working'], (options) =>
    call('export.save', { ...request, grant }, options),
  )
  deliver()
  say(messages['export.saved'](name))
}

/** A name that every file system takes. */
export function exportFileName(title: string, extension: string): string {
  const plain = title.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim()
  return `${plain.slice(0, 120)}.${extension}`
}
