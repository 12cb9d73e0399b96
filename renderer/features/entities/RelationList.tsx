import { useRef } from 'react'
import type { EntityView } from '../../../core/api/codebookMethods.ts'
import type { CitedPassage, RelationView } from '../../../core/api/relationMethods.ts'
import { relationText } from '../../../core/model/relation.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { attempt } from '../../app/annotating.ts'
import { say } from '../../app/notices.ts'
import { openEntity } from '../../app/openEntity.ts'
import { openHighlight } from '../../app/openPassage.ts'
import { editRelation, relate } from '../../app/relating.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Siglum } from '../../ui/Siglum.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import styles from './RelationList.module.css'

/** What an entity is to others, with the passages that bear it out; where none does, that is said. */
export function RelationList({ entity }: { readonly entity: EntityView }) {
  const { data: relations = [] } = useAnswer('relations.list', { entityId: entity.id })
  const isReadOnly = useStore(view, (state) => state.isReadOnly)
  const add = useRef<HTMLButtonElement>(null)
  return (
    <section className={styles['relations']} aria-labelledby="relations-of-entity">
      <div className={styles['bar']}>
        <h2 id="relations-of-entity">{messages['relation.count'](relations.length)}</h2>
        {isReadOnly ? null : (
          <Button ref={add} icon="link-2" onClick={() => relate(entity.id)}>
            {messages['relation.add']}
          </Button>
        )}
      </div>
      {relations.length === 0 ? null : (
        <ul className={styles['list']}>
          {relations.map((relation) => (
            <Relation
              key={relation.id}
              relation={relation}
              entity={entity}
              onTrashed={() => add.current?.focus()}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function Relation({
  relation,
  entity,
  onTrashed,
}: {
  readonly relation: RelationView
  readonly entity: EntityView
  /** Its row goes, and the focus with it. */
  onTrashed(): void
}) {
  const { from, to, type, directed, annotator, evidence, flag } = relation
  return (
    <li className={styles['relation']}>
      <p className={styles['said']} dir="auto">
        <End end={from} entity={entity} /> — <em>{type}</em> {directed ? '→' : '—'}{' '}
        <End end={to} entity={entity} /> <Siglum name={annotator} />
      </p>
      <Actions relation={relation} onTrashed={onTrashed} />
      {flag === null ? null : (
        <p className={styles['flag']}>
          <Icon name="flag" size={14} />
          {messages[`relation.flag.${flag}`]}
        </p>
      )}
      {evidence.length === 0 ? null : (
        <ul className={styles['evidence']}>
          {evidence.map((passage) => (
            <li key={passage.highlightId}>
              <Evidence passage={passage} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** The entity whose page this is needs no way to itself. */
function End({
  end: { id, label },
  entity,
}: {
  readonly end: RelationView['from']
  readonly entity: EntityView
}) {
  if (id === entity.id) return <b>{label}</b>
  return (
    <button type="button" className={styles['end']} onClick={() => openEntity(id)}>
      {label}
    </button>
  )
}

function Actions({ relation, onTrashed }: { readonly relation: RelationView; onTrashed(): void }) {
  const call = useCall()
  const isReadOnly = useStore(view, (state) => state.isReadOnly)
  if (isReadOnly) return null
  const { id: relationId } = relation
  const text = relationText(relation)
  const trash = async () => {
    const done = await attempt(() => call('relations.trash', { relationId }))
    if (done === null) return
    onTrashed()
    say(messages['relation.trashed'](text))
  }
  return (
    <div className={styles['actions']}>
      <IconButton
        icon="pencil"
        size={14}
        label={messages['relation.editOne'](text)}
        onClick={() => editRelation(relation)}
      />
      <IconButton
        icon="trash-2"
        size={14}
        label={messages['relation.trashOne'](text)}
        onClick={trash}
      />
    </div>
  )
}

function Evidence({ passage }: { readonly passage: CitedPassage }) {
  const { quote, title, revision, range, state } = passage
  return (
    <button
      type="button"
      className={styles['passage']}
      title={messages[range === null ? 'reading.toReview' : 'entities.openPassage']}
      onClick={() => openHighlight(passage)}
    >
      <span dir="auto" className={styles['quote']}>
        {quote.replaceAll(/\s+/g, ' ')}
      </span>
      <span className={styles['source']}>
        <StateMark state={state} />
        <span className={styles['title']}>{messages['relation.source'](title, revision)}</span>
      </span>
    </button>
  )
}
