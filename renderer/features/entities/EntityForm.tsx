import { type FormEvent, useId, useState } from 'react'
import type { EntityView } from '../../../core/api/codebookMethods.ts'
import { entityTypes } from '../../../core/model/entity.ts'
import { useCall } from '../../api/useApi.ts'
import { attempt } from '../../app/annotating.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './EntitiesScreen.module.css'

/** Name, type, other names, description and authority ids of an entity. */
export function EntityForm({ entity, onClose }: { readonly entity: EntityView; onClose(): void }) {
  const call = useCall()
  const formId = useId()
  const [label, setLabel] = useState(entity.label)
  const [type, setType] = useState(entity.type)
  const [aliases, setAliases] = useState(entity.aliases.join('\n'))
  const [description, setDescription] = useState(entity.description)
  const [wikidata, setWikidata] = useState(entity.authorities['wikidata'] ?? '')
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const { wikidata: _, ...others } = entity.authorities
    const authorities = wikidata.trim() === '' ? others : { ...others, wikidata: wikidata.trim() }
    const names = aliases.split('\n').map((alias) => alias.trim())
    const fields = { label, type, description, authorities, aliases: names.filter(Boolean) }
    const saved = await attempt(() => call('entities.update', { entityId: entity.id, ...fields }))
    if (saved !== null) onClose()
  }
  const actions = (
    <Button kind="primary" type="submit" form={formId}>
      {messages['action.save']}
    </Button>
  )
  return (
    <Dialog title={entity.label} onClose={onClose} actions={actions}>
      <form id={formId} className={styles['form']} onSubmit={save}>
        <TextField
          label={messages['entities.label']}
          value={label}
          required
          onChange={(event) => setLabel(event.target.value)}
        />
        <TextField
          label={messages['entities.type']}
          value={type}
          required
          list={`${formId}-types`}
          onChange={(event) => setType(event.target.value)}
        />
        <datalist id={`${formId}-types`}>
          {entityTypes.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <Lines
          label={messages['entities.aliases']}
          hint={messages['entities.aliasesHint']}
          value={aliases}
          onChange={setAliases}
        />
        <Lines
          label={messages['entities.description']}
          value={description}
          onChange={setDescription}
        />
        <TextField
          label="Wikidata"
          value={wikidata}
          onChange={(event) => setWikidata(event.target.value)}
        />
      </form>
    </Dialog>
  )
}

function Lines(props: {
  readonly label: string
  readonly hint?: string
  readonly value: string
  onChange(value: string): void
}) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        rows={3}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {props.hint === undefined ? null : <small id={`${id}-hint`}>{props.hint}</small>}
    </div>
  )
}
