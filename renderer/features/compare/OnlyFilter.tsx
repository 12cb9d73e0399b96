import { useId, useMemo } from 'react'
import type { ComparedAnnotation, Comparison } from '../../../core/compare/comparison.ts'
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
  const options = useMemo(() => optionsOf(comparison), [comparison])
  const { only } = filters
  const chosen = (['code', 'entity', 'annotator'] as const).flatMap((kind) => {
    const label = options[kind].find(([value]) => value === only[kind])?.[1]
    return label === undefined ? [] : [label]
  })
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
      <div className={styles['form']}>
        <OnlyChoice kind="code" options={options.code} />
        <OnlyChoice kind="entity" options={options.entity} />
        <OnlyChoice kind="annotator" options={options.annotator} />
        {isNarrowed(filters) ? (
          <Button onClick={() => narrow(anything)}>{messages['compare.onlyClear']}</Button>
        ) : null}
      </div>
    </Popover>
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
  const sides = annotations.flatMap(({ left, right }): ComparedAnnotation[] =>
    [left, right].filter((side) => side !== null),
  )
  const same = (name: string): Option => [name, name]
  const entities = new Map(
    sides.flatMap((side) => side.entities.map(({ id, label }) => [id, label])),
  )
  return {
    code: [...new Set(sides.flatMap(({ codes }) => codes.flatMap(withParents)))].sort().map(same),
    entity: [...entities].sort(([, one], [, other]) => (one < other ? -1 : 1)),
    annotator: [...new Set(sides.flatMap(peopleOf))].sort().map(same),
  }
}

function withParents(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
