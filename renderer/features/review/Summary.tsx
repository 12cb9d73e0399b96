import { useId } from 'react'
import { anchorStates } from '../../../core/model/anchor.ts'
import { useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { keyOf } from '../../commands/registry.ts'
import { dateText } from '../../i18n/dateText.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { accept } from './decide.ts'
import { unconfirmed } from './reviewItems.ts'
import { chooseFilter, chooseItem, reviewState } from './reviewState.ts'
import styles from './Summary.module.css'
import { stateIcons } from './stateIcons.ts'
import type { Reviewed } from './useReview.ts'

/** Which document, how many of each state, and what can be accepted in one go. */
export function Summary({ reviewed }: { readonly reviewed: Reviewed }) {
  const { document, documents, counts } = reviewed
  const filter = useStore(reviewState, (state) => state.filter)
  const latest = document.revisions.at(-1)
  const isFirst = (latest?.revision ?? 1) === 1
  return (
    <header className={styles['bar']}>
      <div className={styles['document']}>
        {documents.length > 1 ? <DocumentChoice reviewed={reviewed} /> : <b>{document.title}</b>}
        <span>
          {isFirst || latest === undefined
            ? messages['review.oneRevision']
            : messages['review.revisions'](latest.revision, dateText(latest.capturedAt))}
        </span>
      </div>
      <fieldset className={styles['counts']}>
        <legend className="visually-hidden">{messages['review.counts']}</legend>
        {anchorStates.map((state) => (
          <button
            key={state}
            type="button"
            className={styles['count']}
            aria-pressed={filter === state}
            data-state={state}
            onClick={() => chooseFilter(state)}
          >
            <b>{counts[state]} </b>
            <span>
              <Icon name={stateIcons[state]} size={14} />
              {messages[`review.state.${state}`]}
            </span>
          </button>
        ))}
      </fieldset>
      <Bulk reviewed={reviewed} />
    </header>
  )
}

function DocumentChoice({ reviewed: { documents, document } }: { readonly reviewed: Reviewed }) {
  const id = useId()
  const choose = (documentId: string) => {
    chooseItem(null)
    view.set({ documentId, revision: null })
  }
  return (
    <>
      <label htmlFor={id} className="visually-hidden">
        {messages['review.document']}
      </label>
      <select id={id} value={document.id} onChange={(event) => choose(event.target.value)}>
        {documents.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </select>
    </>
  )
}

function Bulk({ reviewed: { annotations } }: { readonly reviewed: Reviewed }) {
  const call = useCall()
  const sure = unconfirmed(annotations, ['exact', 'shifted'])
  const edited = unconfirmed(annotations, ['edited'])
  return (
    <div className={styles['bulk']}>
      {edited.length < 2 ? null : (
        <Button
          icon="check-check"
          keyName={keyOf('review.acceptAll')}
          onClick={() => accept(call, edited).catch(sayProblem)}
        >
          {messages['review.acceptEdited'](edited.length)}
        </Button>
      )}
      {sure.length === 0 ? null : (
        <Button icon="check-check" onClick={() => accept(call, sure).catch(sayProblem)}>
          {messages['review.acceptSure'](sure.length)}
        </Button>
      )}
    </div>
  )
}
