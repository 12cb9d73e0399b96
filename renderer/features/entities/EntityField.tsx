import { useId } from 'react'
import type { EntityView } from '../../../core/api/codebookMethods.ts'
import type { EntityRef } from '../../../core/api/shapes.ts'
import { entityTypes } from '../../../core/model/entity.ts'
import type { Id } from '../../../core/model/id.ts'
import { messages } from '../../i18n/messages.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { typeName } from './entityIcon.ts'
import { entitiesNamed } from './matchEntities.ts'
import styles from './RelationDialog.module.css'

/** An entity as it is being named. */
export interface EntityDraft {
  readonly name: string
  /** Of several of that name, the one that is meant. */
  readonly id: Id | null
  /** What it is, where it is a new one. */
  readonly type: string
}

export const noEntity: EntityDraft = { name: '', id: null, type: 'organisation' }

/** The entity that a draft names; undefined where it names a new one, or none. */
export function namedEntity(
  entities: readonly EntityView[],
  { name, id }: EntityDraft,
): EntityView | undefined {
  const named = entitiesNamed(entities, name)
  return named.find((entity) => entity.id === id) ?? named[0]
}

/** What the project is told of it. */
export function refOf(entities: readonly EntityView[], draft: EntityDraft): EntityRef {
  const known = namedEntity(entities, draft)
  return known === undefined
    ? { label: draft.name.trim(), type: draft.type }
    : { entityId: known.id }
}

/** Names an entity, or a new one and what it is. */
export function EntityField({
  label,
  entities,
  draft,
  problem = null,
  onChange,
}: {
  readonly label: string
  readonly entities: readonly EntityView[]
  readonly draft: EntityDraft
  readonly problem?: string | null
  onChange(draft: EntityDraft): void
}) {
  const listId = useId()
  const named = entitiesNamed(entities, draft.name)
  const known = namedEntity(entities, draft)
  return (
    <div className={styles['entity']}>
      <TextField
        label={label}
        value={draft.name}
        required
        list={listId}
        hint={known === undefined || named.length > 1 ? undefined : hintOf(known)}
        problem={problem}
        onChange={(event) => onChange({ ...draft, name: event.target.value, id: null })}
      />
      <datalist id={listId}>
        {entities.map((entity) => (
          <option key={entity.id} value={entity.label} label={typeName(entity.type)} />
        ))}
      </datalist>
      {known === undefined || named.length < 2 ? null : (
        <SelectField
          label={messages['relation.several'](named.length)}
          isLabelAbove
          value={known.id}
          options={named.map((entity) => [entity.id, hintOf(entity)])}
          onChoose={(id) => onChange({ ...draft, id })}
        />
      )}
      {draft.name.trim() === '' || known !== undefined ? null : (
        <SelectField
          label={messages['relation.newEntity']}
          value={draft.type}
          options={entityTypes.map((type) => [type, typeName(type)])}
          onChoose={(type) => onChange({ ...draft, type })}
        />
      )}
    </div>
  )
}

function hintOf({ label, type, mentions }: EntityView): string {
  return messages['relation.entity'](label, typeName(type), mentions)
}
