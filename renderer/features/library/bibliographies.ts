import type { Output } from '../../../core/api/registry.ts'
import { chooseFiles, grantFor } from '../../api/files.ts'
import type { Call } from '../../api/useApi.ts'
import { createStore, type Store } from '../../app/store.ts'
import { runTask } from '../../app/tasks.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'

/** The bibliography that the dialog is about, as it was read; null before one was chosen. */
export const bibliography: Store<{ readonly read: Output<'bibliography.read'> | null }> =
  createStore<{ readonly read: Output<'bibliography.read'> | null }>({ read: null })

const ACCEPT = '.ris,.bib,.bibtex,.json,.txt'

/** Asks for a bibliography and shows what it says, of one document where there is one. */
export async function chooseBibliography(call: Call, documentId: string | null): Promise<void> {
  const [file] = await chooseFiles(ACCEPT, false)
  if (file === undefined) return
  const read = await runTask(messages['bibliography.reading'], async (options) =>
    call('bibliography.read', { grant: await grantFor(file) }, options),
  )
  bibliography.set({ read })
  view.set({ dialog: 'bibliography', dialogDocumentId: documentId })
}
