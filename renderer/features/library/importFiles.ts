import type { CallOptions } from '../../../core/api/connect.ts'
import type { ImportResult } from '../../../core/api/documentMethods.ts'
import { AppError, type ErrorCode } from '../../../core/model/error.ts'
import { chooseFiles, grantFor } from '../../api/files.ts'
import { asAppError, type Call } from '../../api/useApi.ts'
import { say } from '../../app/notices.ts'
import { createStore, type Store } from '../../app/store.ts'
import { runTask } from '../../app/tasks.ts'
import { openDocument } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'

export interface FailedFile {
  readonly file: string
  readonly code: ErrorCode
  readonly message: string
}

/** Files that could not be imported; they stay in sight until they are dismissed. */
export const failedFiles: Store<{ readonly all: readonly FailedFile[] }> = createStore<{
  readonly all: readonly FailedFile[]
}>({ all: [] })

export const ACCEPTED = '.txt,.text,.md,.markdown,.html,.htm,.xhtml,text/*'

export async function chooseAndImport(call: Call): Promise<void> {
  await importFiles(call, await chooseFiles(ACCEPTED, true))
}

/** Imports files, the good ones among them; a single one is opened. */
export async function importFiles(call: Call, files: readonly File[]): Promise<void> {
  if (files.length === 0) return
  const { documents, errors } = await runTask(messages['library.importing'], (options) =>
    sendAndImport(call, files, options),
  )
  failedFiles.set({ all: [...failedFiles.get().all, ...errors] })
  const [first] = documents
  if (first === undefined) return
  if (documents.length === 1) openDocument(first.id)
  say(messages['library.imported'](documents.length))
}

type Options = CallOptions & { readonly signal: AbortSignal }

async function sendAndImport(
  call: Call,
  files: readonly File[],
  options: Options,
): Promise<Pick<ImportResult, 'documents' | 'errors'>> {
  const { grants, errors } = await sendAll(files, options)
  if (grants.length === 0) return { documents: [], errors }
  const result = await call('documents.import', { grants }, options)
  return { documents: result.documents, errors: [...errors, ...result.errors] }
}

/** One after the other: a file that cannot be sent is told and the next one goes. */
async function sendAll(files: readonly File[], { signal, onProgress }: Options) {
  const grants: string[] = []
  const errors: FailedFile[] = []
  for (const [index, file] of files.entries()) {
    if (signal.aborted) throw new AppError('cancelled', 'cancelled')
    onProgress?.({ done: index, total: files.length, label: file.name })
    try {
      grants.push(await grantFor(file, signal))
    } catch (error) {
      const { code, message } = asAppError(error)
      if (code === 'cancelled') throw error
      errors.push({ file: file.name, code, message })
    }
  }
  return { grants, errors }
}
