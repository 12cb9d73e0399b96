import type { AnchorState } from '../../core/model/anchor.ts'
import type { StateCounts } from '../../core/model/countStates.ts'
import { messages } from '../i18n/messages.ts'
import { Icon } from './Icon.tsx'
import styles from './StateFilter.module.css'
import { stateIcons } from './stateIcons.ts'
import { statesToOffer } from './statesToOffer.ts'

/** How many highlights stand in each state; each count shows those alone, and once more everything. */
export function StateFilter({
  counts,
  only,
  onChange,
}: {
  readonly counts: StateCounts
  readonly only: AnchorState | null
  onChange(only: AnchorState | null): void
}) {
  const offered = statesToOffer(counts, only)
  if (offered.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of toggles, no form
    <div className={styles['states']} role="group" aria-label={messages['review.counts']}>
      {offered.map((state) => (
        <button
          key={state}
          type="button"
          className={styles['state']}
          aria-pressed={state === only}
          data-state={state}
          onClick={() => onChange(state === only ? null : state)}
        >
          <Icon name={stateIcons[state]} size={14} />
          {messages[`review.state.${state}`]} <b>{counts[state]}</b>
        </button>
      ))}
    </div>
  )
}
