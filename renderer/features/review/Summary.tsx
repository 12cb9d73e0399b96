import { useId } from 'react'
import type { AnchorState } from '../../../core/model/anchor.ts'
import { useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { useStore } from '../../app/store.ts'
import { keyOf } from '../../commands/registry.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { acceptAll } from './decide.ts'
import type { ReviewFilter } from './reviewItems.ts'
import { chooseFilter, reviewDocument, reviewState } from './reviewState.ts'
import styles from './Summary.module.css'
import { stateIcons } from './stateIcons.ts'
import type { ReviewScope } from './useReview.ts'

const filters: readonly ReviewFilter[] = [
  'exact',
  'shifted',
  'edited',
  'ambiguous',
  'orphan',
  'flagged',
]

/** Which documents, how many of each state, and what can be accepted in one go. */
export function Summary({ scope }: { readonly scope: ReviewScope }) {
  const filter = useStore(reviewState, (state) => state.filter)
  return (
    <header className={styles['bar']}>
      <DocumentChoice scope={scope} />
      <fieldset className={styles['counts']}>
        <legend className="visually-hidden">{messages['review.counts']}</legend>
        {filters.map((state) => (
          <button
            key={state}
            type="button"
            className={styles['count']}
            aria-pressed={filter === state}
            data-state={state}
            onClick={() => chooseFilter(state)}
          >
            <b>{scope.counts[state]} </b>
            <span>
              <Icon name={stateIcons[state]} size={14} />
              {messages[`review.state.${state}`]}
            </span>
          </button>
        ))}
      </fieldset>
      <Bulk scope={scope} />
    </header>
  )
}

function DocumentChoice({ scope: { documents, chosen } }: { readonly scope: ReviewScope }) {
  const id = useId()
  const documentId = useStore(reviewState, (state) => state.documentId)
  const [one] = chosen
  const isAlone = documents.length < 2
  const waiting = chosen.reduce((total, document) => total + document.waiting, 0)
  return (
    <div className={styles['document']}>
      {isAlone ? (
        <b>{one?.title}</b>
      ) : (
        <>
          <label htmlFor={id} className="visually-hidden">
            {messages['review.document']}
          </label>
          <select
            id={id}
            value={documentId ?? ''}
            onChange={({ target }) => reviewDocument(target.value === '' ? null : target.value)}
          >
            <option value="">{messages['review.allDocuments'](documents.length)}</option>
            {documents.map((each) => (
              <option key={each.documentId} value={each.documentId}>
                {messages['review.documentWaiting'](each.title, each.waiting)}
              </option>
            ))}
          </select>
        </>
      )}
      <span>
        {one !== undefined && chosen.length === 1
          ? messages['review.waitingOn'](waiting, one.revision)
          : messages['review.waiting'](waiting)}
      </span>
    </div>
  )
}

const sure: AnchorState[] = ['exact', 'shifted']

function Bulk({ scope: { unconfirmed } }: { readonly scope: ReviewScope }) {
  const call = useCall()
  const sureCount = unconfirmed.exact + unconfirmed.shifted
  return (
    <div className={styles['bulk']}>
      {unconfirmed.edited < 2 ? null : (
        <Button
          icon="check-check"
          keyName={keyOf('review.acceptAll')}
          onClick={() => acceptAll(call, ['edited']).catch(sayProblem)}
        >
          {messages['review.acceptEdited'](unconfirmed.edited)}
        </Button>
      )}
      {sureCount === 0 ? null : (
        <Button icon="check-check" onClick={() => acceptAll(call, sure).catch(sayProblem)}>
          {messages['review.acceptSure'](sureCount)}
        </Button>
      )}
    </div>
  )
}
