import { keepingOf } from '../../../core/model/keeping.ts'
import type { Call } from '../../api/useApi.ts'
import { sayInstead } from '../../app/notices.ts'
import { takePage } from '../../app/takePage.ts'
import { messages } from '../../i18n/messages.ts'

/** Takes the whole web page of a document whose article is kept, or its article where the whole page is. */
export async function takeOther(call: Call, documentId: string | null): Promise<void> {
  if (documentId === null) return
  const { revisions } = await call('documents.get', { documentId })
  const kept = keepingOf(revisions.at(-1)?.extractor ?? '')
  if (kept === null) return sayInstead(messages['page.none'])
  await takePage(call, documentId, kept === 'article' ? 'whole' : 'article')
}
