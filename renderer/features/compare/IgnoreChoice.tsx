import type { Comparison } from '../../../core/compare/comparison.ts'
import { type Ignoring, ignorings } from '../../../core/compare/ignoring.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { compareState, ignoreChanges } from './compareState.ts'
import bar from './FilterBar.module.css'
import styles from './IgnoreChoice.module.css'

/** Leaves out changes of white space, or of punctuation too, and says how many that hides. */
export function IgnoreChoice({ hidden }: { readonly hidden: Comparison['hidden'] }) {
  const ignore = useStore(compareState, (state) => state.ignore)
  const isIgnoring = ignore !== 'nothing'
  return (
    <Popover
      title={messages['compare.ignore']}
      trigger={
        <Button
          kind="plain"
          icon="eye-off"
          aria-pressed={isIgnoring}
          title={messages['compare.ignore']}
          data-ignore={ignore}
        >
          {isIgnoring ? (
            <span>{messages['compare.ignored'](hidden.changes)}</span>
          ) : (
            <span className={bar['reportName']}>{messages['compare.ignoreLabel']}</span>
          )}
        </Button>
      }
    >
      <fieldset className={styles['choices']}>
        <legend className="visually-hidden">{messages['compare.ignore']}</legend>
        {ignorings.map((one) => (
          <Choice key={one} ignoring={one} isChosen={one === ignore} />
        ))}
      </fieldset>
      {isIgnoring ? (
        <p className={styles['hidden']} role="status">
          {messages['compare.ignoredLong'](hidden.changes, hidden.annotations)}
        </p>
      ) : null}
    </Popover>
  )
}

function Choice({
  ignoring,
  isChosen,
}: {
  readonly ignoring: Ignoring
  readonly isChosen: boolean
}) {
  return (
    <label className={styles['choice']}>
      <input
        type="radio"
        name="ignore"
        checked={isChosen}
        onChange={() => ignoreChanges(ignoring)}
      />
      {messages[`compare.ignore.${ignoring}`]}
    </label>
  )
}
