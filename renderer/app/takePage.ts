import type { ReviseResult } from '../../core/api/documentMethods.ts'
import type { Keeping } from '../../core/model/keeping.ts'
import type { Call } from '../api/useApi.ts'
import { messages } from '../i18n/messages.ts'
import { say } from './notices.ts'
import { runTask } from './tasks.ts'
import { openDocument, view } from './view.ts'

/** Takes the whole of the web page that a document was made of, or its article alone, as its next revision. */
export async function takePage(call: Call, documentId: string, keeping: Keeping): Promise<void> {
  const result = await runTask(messages['page.taking'], (options) =>
    call('documents.reread', { documentId, keeping }, options),
  )
  if (result.unchanged) return say(messages[`page.unchanged.${keeping}`])
  openDocument(documentId)
  sayRevised(result)
}

/** Says that a revision is in, and leads to the highlights that wait for a person. */
export function sayRevised({ document: documentId, revision, counts }: ReviseResult): void {
  const waiting = counts.edited + counts.ambiguous + counts.orphan
  const review = {
    label: messages['library.review'],
    run: () => view.set({ screen: 'review', documentId, revision: null }),
  }
  say(messages['library.revised'](revision, waiting), waiting === 0 ? null : review)
}
