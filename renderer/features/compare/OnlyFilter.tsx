import { useId, useMemo } from 'react'
import type { Comparison } from '../../../core/compare/comparison.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { compareState, narrow } from './compareState.ts'
import bar from './FilterBar.module.css'
import { anything, isNarrowed, type Only, peopleOf } from './filters.ts'
import styles from './SidePicker.module.css'

type Option = readonly [value: string, label: string]

/** Narrows the annotations to a code, an entity or a person. */
export function OnlyFilter({ comparison }: { readonly comparison: Comparison }) {
  const filters = useStore(compareState, (state) => state.filters)
  const { code, entity, annotator } = filters.only
  const label = useMemo(
    () => (entity === null ? null : labelOfEntity(comparison, entity)),
    [comparison, entity],
  )
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
      <OnlyForm comparison={comparison} isNarrowed={isNarrowed(filters)} />
    </Popover>
  )
}

/** What there is to choose from is gathered once somebody looks. */
function OnlyForm({
  comparison,
  isNarrowed,
}: {
  readonly comparison: Comparison
  readonly isNarrowed: boolean
}) {
  const options = useMemo(() => optionsOf(comparison), [comparison])
  return (
    <div className={styles['form']}>
      <OnlyChoice kind="code" options={options.code} />
      <OnlyChoice kind="entity" options={options.entity} />
      <OnlyChoice kind="annotator" options={options.annotator} />
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

/** Everything that either side has: codes with those above them, entities, people. */
function optionsOf({ annotations }: Comparison): Record<keyof Only, Option[]> {
  const codes = new Set<string>()
  const entities = new Map<string, string>()
  const people = new Set<string>()
  for (const { left, right } of annotations) {
    for (const side of [left, right]) {
      if (side === null) continue
      for (const code of side.codes) codes.add(code)
      for (const { id, label } of side.entities) entities.set(id, label)
      for (const name of peopleOf(side)) people.add(name)
    }
  }
  const same = (name: string): Option => [name, name]
  return {
    code: [...new Set([...codes].flatMap(withParents))].sort().map(same),
    entity: [...entities].sort(([, one], [, other]) => (one < other ? -1 : 1)),
    annotator: [...people].sort().map(same),
  }
}

/** Null where no annotation is about it any more. */
function labelOfEntity({ annotations }: Comparison, entityId: string): string | null {
  for (const { left, right } of annotations) {
    const entities = [...(left?.entities ?? []), ...(right?.entities ?? [])]
    const entity = entities.find(({ id }) => id === entityId)
    if (entity !== undefined) return entity.label
  }
  return null
}

function withParents(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
