import { type ReactNode, useEffect, useMemo } from 'react'
import { useAnswer } from '../../api/useApi.ts'
import { usePaint } from '../../api/usePaint.ts'
import { useArrival } from '../../app/arrival.ts'
import { isOnItsWay, reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { paintedHighlights } from './paintedHighlights.ts'
import { QuoteDialog } from './QuoteDialog.tsx'
import { ReadingBar } from './ReadingBar.tsx'
import styles from './ReadScreen.module.css'
import { Sheet } from './Sheet.tsx'

/** A document to read and annotate. `margin` is drawn beside the text and scrolls with it. */
export function ReadScreen({ margin }: { readonly margin: ReactNode }) {
  const documentId = useStore(view, (state) => state.documentId)
  return documentId === null ? null : <OpenDocument documentId={documentId} margin={margin} />
}

function OpenDocument({
  documentId,
  margin,
}: {
  readonly documentId: string
  readonly margin: ReactNode
}) {
  const chosen = useStore(view, (state) => state.revision)
  const isQuoteDialogOpen = useStore(reading, (state) => state.isQuoteDialogOpen)
  const which = chosen === null ? { documentId } : { documentId, revision: chosen }
  const document = useAnswer('documents.get', { documentId })
  const content = useAnswer('documents.content', which)
  const painted = usePainted(documentId, content.data?.revision ?? null)
  const error = document.error ?? content.error
  useArrival(useIsDrawn(documentId, content.data?.revision) || error !== null)
  return (
    <section className={styles['screen']} aria-label={document.data?.title}>
      {document.data === undefined ? null : (
        <ReadingBar document={document.data} revision={content.data?.revision ?? null} />
      )}
      {error === null ? null : (
        <div className={styles['aside']}>
          <ErrorNote error={error} what={messages['reading.failed']} />
        </div>
      )}
      {content.data?.text.trim() === '' ? (
        <p className={styles['aside']}>{messages['reading.empty']}</p>
      ) : null}
      {content.data === undefined || document.data === undefined ? (
        <div className={styles['waiting']} />
      ) : (
        <Sheet
          key={`${documentId} ${content.data.revision}`}
          document={document.data}
          content={content.data}
          painted={painted}
          margin={margin}
        />
      )}
      {isQuoteDialogOpen ? <QuoteDialog /> : null}
    </section>
  )
}

/** Whether the text is on the page, for keys to act on. */
function useIsDrawn(documentId: string, revision: number | undefined): boolean {
  return useStore(
    reading,
    (state) =>
      state.reader !== null && state.documentId === documentId && state.revision === revision,
  )
}

function usePainted(documentId: string, revision: number | null) {
  const pending = useStore(reading, (state) => state.pending)
  const hiddenCodeIds = useStore(reading, (state) => state.hiddenCodeIds)
  const hiddenAnnotatorIds = useStore(reading, (state) => state.hiddenAnnotatorIds)
  const onlyState = useStore(reading, (state) => state.onlyState)
  const { data: codes } = useAnswer('codes.list', {})
  const paint = usePaint(documentId, revision)
  // What the project has answered for is the project's: drawn on, it would outlive its own undo.
  useEffect(() => {
    if (paint !== undefined) reading.set({ pending: reading.get().pending.filter(isOnItsWay) })
  }, [paint])
  return useMemo(
    () =>
      paintedHighlights({
        stored: paint?.highlights ?? [],
        pending: pending.filter((item) => item.documentId === documentId),
        codes: codes ?? [],
        hiddenCodeIds,
        hiddenAnnotatorIds,
        onlyState,
      }),
    [paint, pending, codes, hiddenCodeIds, hiddenAnnotatorIds, onlyState, documentId],
  )
}
