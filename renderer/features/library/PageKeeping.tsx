import type { DocumentSummary } from '../../../core/api/shapes.ts'
import { articleOnly, keepingOf } from '../../../core/model/keeping.ts'
import { useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { useStore } from '../../app/store.ts'
import { takePage } from '../../app/takePage.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'

/** Offers the rest of a web page whose article alone was kept, or to have the article alone. */
export function PageKeeping({ document }: { readonly document: DocumentSummary }) {
  const { extractor = '', report = [] } = document.revisions.at(-1) ?? {}
  const call = useCall()
  const isReadOnly = useStore(view, (state) => state.isReadOnly)
  const kept = keepingOf(extractor)
  const hasMore = report.some(({ code }) => code === articleOnly)
  if (kept === null || (kept === 'article' && !hasMore)) return null
  const other = kept === 'article' ? 'whole' : 'article'
  const take = () => {
    view.set({ dialog: null, dialogDocumentId: null })
    takePage(call, document.id, other).catch(sayProblem)
  }
  return (
    <Button icon="file-text" disabled={isReadOnly} onClick={take}>
      {messages[`page.take.${other}`]}
    </Button>
  )
}
