import type { AnchorState } from '../../../core/model/anchor.ts'
import { messages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/Icon.tsx'
import { stateIcons } from '../../ui/stateIcons.ts'
import styles from './StateFilter.module.css'

/** How many stand in each state; each count shows those alone, and once more everything. */
export function StateFilter({
  counts,
  only,
  onChange,
}: {
  /** In the order in which they are shown; those that nothing stands in are left out. */
  readonly counts: readonly (readonly [state: AnchorState, count: number])[]
  readonly only: AnchorState | null
  onChange(only: AnchorState | null): void
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of toggles, no form
    <div className={styles['states']} role="group" aria-label={messages['timeline.states']}>
      {counts.map(([state, count]) => (
        <button
          key={state}
          type="button"
          className={styles['state']}
          aria-pressed={state === only}
          data-state={state}
          onClick={() => onChange(state === only ? null : state)}
        >
          <Icon name={stateIcons[state]} size={14} />
          {messages[`review.state.${state}`]} <b>{count}</b>
        </button>
      ))}
    </div>
  )
}
