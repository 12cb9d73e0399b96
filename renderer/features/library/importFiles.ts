import type { CallOptions } from '../../../core/api/connect.ts'
import type { CopyOf, ImportResult } from '../../../core/api/documentMethods.ts'
import { AppError, type ErrorCode } from '../../../core/model/error.ts'
import type { Id } from '../../../core/model/id.ts'
import { acceptedFiles } from '../../../core/model/importFormat.ts'
import { type ChosenFile, chooseFiles, grantFor } from '../../api/files.ts'
import { asAppError, type Call } from '../../api/useApi.ts'
import { say } from '../../app/notices.ts'
import { createStore, type Store } from '../../app/store.ts'
import { sayRevised } from '../../app/takePage.ts'
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

/** A file on its way in: a document of its own, or a newer copy of one. */
export interface IncomingFile {
  readonly file: ChosenFile
  /** Null = a document of its own. */
  readonly revises: Id | null
}

/** Files of which some look like newer copies; nothing of them is in before the person has decided. */
export interface CopyQuestion {
  readonly files: readonly ChosenFile[]
  readonly copies: readonly { readonly file: ChosenFile; readonly of: readonly CopyOf[] }[]
}

/** Questions that wait, the oldest first. */
export const copyQuestions: Store<{ readonly all: readonly CopyQuestion[] }> = createStore<{
  readonly all: readonly CopyQuestion[]
}>({ all: [] })

export async function chooseAndImport(call: Call): Promise<void> {
  await importFiles(call, await chooseFiles(acceptedFiles(), true))
}

/** Imports files, the good ones among them. Where some look like newer copies, it asks first. */
export async function importFiles(call: Call, files: readonly ChosenFile[]): Promise<void> {
  if (files.length === 0) return
  const incoming = files.map((file): IncomingFile => ({ file, revises: null }))
  const { result, sent } = await runTask(messages['library.importing'], (options) =>
    sendAndImport(call, incoming, 'ask', options),
  )
  if (result.copies.length === 0) return tell(result)
  const copies = result.copies.flatMap(({ index, of }) => {
    const file = sent[index]?.file
    return file === undefined ? [] : [{ file, of }]
  })
  copyQuestions.set({ all: [...copyQuestions.get().all, { files, copies }] })
}

/** Imports files of which it is known what they are. */
export async function importDecided(
  call: Call,
  incoming: readonly IncomingFile[],
  signal: AbortSignal,
): Promise<void> {
  const { result } = await runTask(messages['library.importing'], (options) =>
    sendAndImport(call, incoming, 'separate', {
      ...options,
      signal: AbortSignal.any([signal, options.signal]),
    }),
  )
  tell(result)
}

/** Says what is in and opens it where it is one thing. */
function tell({ documents, revised, errors }: ImportResult): void {
  failedFiles.set({ all: [...failedFiles.get().all, ...errors] })
  const [firstId] = [...documents.map(({ id }) => id), ...revised.map(({ document }) => document)]
  if (firstId === undefined) return
  const [only, ...otherRevisions] = revised
  if (documents.length + revised.length === 1) openDocument(firstId)
  if (only === undefined) {
    say(messages['library.imported'](documents.length))
  } else if (documents.length + otherRevisions.length > 0) {
    say(messages['library.importedBoth'](documents.length, revised.length))
  } else {
    sayRevised(only)
  }
}

type Options = CallOptions & { readonly signal: AbortSignal }
type Sent = IncomingFile & { readonly grant: string }

async function sendAndImport(
  call: Call,
  incoming: readonly IncomingFile[],
  copies: 'ask' | 'separate',
  options: Options,
): Promise<{ readonly result: ImportResult; readonly sent: readonly Sent[] }> {
  const { sent, errors } = await sendAll(incoming, options)
  if (sent.length === 0) return { result: { documents: [], revised: [], copies: [], errors }, sent }
  const grants = sent.flatMap(({ revises, grant }) => (revises === null ? [grant] : []))
  const revisions = sent.flatMap(({ revises, grant }) =>
    revises === null ? [] : [{ documentId: revises, grant }],
  )
  const result = await call('documents.import', { grants, revisions, copies }, options)
  return { result: { ...result, errors: [...errors, ...result.errors] }, sent }
}

/** One after the other: a file that cannot be sent is told and the next one goes. */
async function sendAll(incoming: readonly IncomingFile[], { signal, onProgress }: Options) {
  const sent: Sent[] = []
  const errors: FailedFile[] = []
  for (const [index, { file, revises }] of incoming.entries()) {
    if (signal.aborted) throw new AppError('cancelled', 'cancelled')
    onProgress?.({ done: index, total: incoming.length, label: file.name })
    try {
      sent.push({ file, revises, grant: await grantFor(file, signal) })
    } catch (error) {
      const { code, message } = asAppError(error)
      if (code === 'cancelled') throw error
      errors.push({ file: file.name, code, message })
    }
  }
  return { sent, errors }
}
