import { useAnswer } from '../../api/useApi.ts'
import { NothingImported } from '../../app/NothingImported.tsx'
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
import { chooseFilter, currentItem, reviewState } from './reviewState.ts'
import { Summary } from './Summary.tsx'
import { type Reviewed, useReview } from './useReview.ts'

/** What the machine was not sure of when newer copies came in, one decision after the other. */
export function ReviewScreen() {
  const { scope, reviewed, error } = useReview()
  const { data: project } = useAnswer('documents.find', { limit: 1 })
  if (error !== null) return <ErrorNote error={error} />
  if (project?.all === 0) return <NothingImported text={messages['review.none']} />
  if (scope === null || scope.items === null) return null
  return (
    <div className={styles['screen']}>
      <Summary scope={scope} />
      <div className={styles['columns']}>
        <Queue scope={scope} reviewed={reviewed} />
        <Deciding reviewed={reviewed} />
      </div>
    </div>
  )
}

function Deciding({ reviewed }: { readonly reviewed: Reviewed | null }) {
  const item = useStore(reviewState, currentItem)
  if (item === null) return <NothingWaits />
  if (reviewed?.document.id !== item.annotation.documentId) return null
  return (
    <>
      <Decision key={item.annotation.id} reviewed={reviewed} item={item} />
      <NewText key={reviewed.document.id} reviewed={reviewed} item={item} />
    </>
  )
}

function NothingWaits() {
  const reviewedId = useStore(reviewState, (state) => state.documentId)
  const openId = useStore(view, (state) => state.documentId)
  const documentId = reviewedId ?? openId
  const filter = useStore(reviewState, (state) => state.filter)
  if (filter !== null) {
    return (
      <EmptyState text={messages['review.emptyKind']}>
        <Button onClick={() => chooseFilter(filter)}>{messages['review.emptyKindAll']}</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState text={messages['review.empty']}>
      {documentId === null ? null : (
        <Button
          icon="history"
          onClick={() => view.set({ dialog: 'revise', dialogDocumentId: documentId })}
        >
          {messages['command.revise']}
        </Button>
      )}
    </EmptyState>
  )
}
