import type { DocumentSummary } from '../../../core/api/shapes.ts'
import type { Annotation } from '../../../core/model/annotation.ts'
import { useAnswer } from '../../api/useApi.ts'
import { view } from '../../app/view.ts'
import { NoteThread } from '../../editor/note/NoteThread.tsx'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './Unplaced.module.css'

/** Highlights that could not be placed on the revision that is read, with their notes: they stand in no margin. */
export function Unplaced({
  document,
  revision,
}: {
  readonly document: DocumentSummary
  readonly revision: number
}) {
  const documentId = document.id
  const { data: annotations = [] } = useAnswer('highlights.unplaced', { documentId, revision })
  if (annotations.length === 0) return null
  const isLatest = revision === document.revisions.length
  const trigger = (
    <Button kind="plain" icon="circle-slash" title={messages['reading.unplacedTitle']}>
      {messages['reading.unplaced'](annotations.length)}
    </Button>
  )
  return (
    <Popover trigger={trigger} title={messages['reading.unplacedTitle']}>
      <ul className={styles['list']}>
        {annotations.map((annotation) => (
          <Row key={annotation.id} annotation={annotation} />
        ))}
      </ul>
      {isLatest ? (
        <Button onClick={() => view.set({ screen: 'review', documentId, revision: null })}>
          {messages['reading.toReview']}
        </Button>
      ) : null}
    </Popover>
  )
}

function Row({ annotation: { id, quote, notes } }: { readonly annotation: Annotation }) {
  return (
    <li>
      <NoteThread
        lemma={quote}
        notes={notes}
        target={{ kind: 'highlight', id }}
        editing={null}
        onEdit={() => undefined}
        isActive={false}
      />
    </li>
  )
}
