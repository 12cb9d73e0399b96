import { useId } from 'react'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import type { Choices, Option } from './choices.ts'
import { compareState, narrow } from './compareState.ts'
import bar from './FilterBar.module.css'
import { anything, isNarrowed, type Only } from './filters.ts'
import styles from './SidePicker.module.css'

/** Narrows the annotations to a code, an entity or a person. */
export function OnlyFilter({ choices }: { readonly choices: Choices }) {
  const filters = useStore(compareState, (state) => state.filters)
  const { code, entity, annotator } = filters.only
  const [, label = null] = choices.entity.find(([id]) => id === entity) ?? []
  const chosen = [code, label, annotator].filter((one) => one !== null)
  return (
    <Popover
      title={messages['compare.only']}
      trigger={
        <Button kind="plain" icon="list-filter" aria-pressed={isNarrowed(filters)} data-only>
          <span className={bar['only']}>
            {chosen.length === 0 ? messages['compare.onlyAll'] : chosen.join(', ')}
          </span>
        </Button>
      }
    >
      <OnlyForm choices={choices} isNarrowed={isNarrowed(filters)} />
    </Popover>
  )
}

function OnlyForm({
  choices,
  isNarrowed,
}: {
  readonly choices: Choices
  readonly isNarrowed: boolean
}) {
  return (
    <div className={styles['form']}>
      <OnlyChoice kind="code" options={choices.code} />
      <OnlyChoice kind="entity" options={choices.entity} />
      <OnlyChoice kind="annotator" options={choices.annotator} />
      {isNarrowed ? (
        <Button onClick={() => narrow(anything)}>{messages['compare.onlyClear']}</Button>
      ) : null}
    </div>
  )
}

function OnlyChoice({
  kind,
  options,
}: {
  readonly kind: keyof Only
  readonly options: readonly Option[]
}) {
  const id = useId()
  const value = useStore(compareState, (state) => state.filters.only[kind])
  return (
    <>
      <label htmlFor={id}>{messages[`compare.only.${kind}`]}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ target }) => narrow({ [kind]: target.value === '' ? null : target.value })}
      >
        <option value="">{messages['compare.onlyAny']}</option>
        {options.map(([each, label]) => (
          <option key={each} value={each}>
            {label}
          </option>
        ))}
      </select>
    </>
  )
}
