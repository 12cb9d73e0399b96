import { useCall } from '../../api/useApi.ts'
import { attempt } from '../../app/annotating.ts'
import { openPassage } from '../../app/openPassage.ts'
import { messages } from '../../i18n/messages.ts'
import styles from './note.module.css'

/** Words of a source in a note, and the way back to where they stand now. */
export function QuoteButton({
  highlightId,
  quote,
}: {
  readonly highlightId: string
  readonly quote: string
}) {
  const call = useCall()
  const jump = () =>
    void attempt(async () => {
      const [annotation] = await call('highlights.get', { highlightIds: [highlightId] })
      if (annotation === undefined) return
      openPassage(annotation.documentId, highlightId, annotation.ranges[0]?.[0] ?? 0)
    })
  return (
    <button type="button" className={styles['quote']} title={messages['notes.jump']} onClick={jump}>
      {quote}
    </button>
  )
}
