import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Decision } from './Decision.tsx'
import { NewText } from './NewText.tsx'
import { Queue } from './Queue.tsx'
import styles from './ReviewScreen.module.css'
import { currentItem, reviewState } from './reviewState.ts'
import { Summary } from './Summary.tsx'
import { type Reviewed, useReview } from './useReview.ts'

/** What the machine was not sure of when a newer copy came in, one decision after the other. */
export function ReviewScreen() {
  const { reviewed, hasNoDocument, error } = useReview()
  if (error !== null) return <ErrorNote error={error} />
  if (hasNoDocument) return <EmptyState text={messages['review.none']} />
  if (reviewed === null) return null
  return (
    <div className={styles['screen']}>
      <Summary reviewed={reviewed} />
      <div className={styles['columns']}>
        <Queue reviewed={reviewed} />
        <Deciding reviewed={reviewed} />
      </div>
    </div>
  )
}

function Deciding({ reviewed }: { readonly reviewed: Reviewed }) {
  const item = useStore(reviewState, currentItem)
  const isOfThis = item?.annotation.documentId === reviewed.document.id
  if (item === null || !isOfThis) return <NothingWaits documentId={reviewed.document.id} />
  return (
    <>
      <Decision key={item.annotation.id} reviewed={reviewed} item={item} />
      <NewText reviewed={reviewed} item={item} />
    </>
  )
}

function NothingWaits({ documentId }: { readonly documentId: string }) {
  return (
    <EmptyState text={messages['review.empty']}>
      <Button
        icon="history"
        onClick={() => view.set({ dialog: 'revise', dialogDocumentId: documentId })}
      >
        {messages['command.revise']}
      </Button>
    </EmptyState>
  )
}
