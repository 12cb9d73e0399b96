import { useState } from 'react'
import type { EntityView } from '../../../core/api/codebookMethods.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { attempt } from '../../app/annotating.ts'
import { say } from '../../app/notices.ts'
import { NoteList } from '../../editor/note/NoteList.tsx'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ConcordanceList } from './ConcordanceList.tsx'
import styles from './EntitiesScreen.module.css'
import { EntityForm } from './EntityForm.tsx'
import { entityIcon, typeName } from './entityIcon.ts'
import { keyOnName } from './keyOnName.ts'
import { RelationList } from './RelationList.tsx'

/** What is known of an entity and every passage that mentions it. */
export function EntityPage({ entity }: { readonly entity: EntityView }) {
  const call = useCall()
  const [isEdited, setEdited] = useState(false)
  const { data: lines = [] } = useAnswer('entities.mentions', { entityId: entity.id })
  const names = [entity.label, ...entity.aliases]
  const trash = async () => {
    const done = await attempt(() => call('entities.trash', { entityId: entity.id }))
    if (done !== null) say(messages['entities.trashed'](entity.label))
  }
  return (
    <>
      <article className={styles['page']} data-pane="text" tabIndex={-1}>
        <header className={styles['head']}>
          <div>
            <p className={styles['kind']}>
              <Icon name={entityIcon(entity.type)} />
              <span className={styles['typeName']}>{typeName(entity.type)}</span>
            </p>
            <h1 className={styles['title']}>{entity.label}</h1>
          </div>
          <div className={styles['actions']}>
            <Button icon="trash-2" onClick={trash}>
              {messages['entities.trash']}
            </Button>
            <Button icon="pencil" onClick={() => setEdited(true)}>
              {messages['entities.edit']}
            </Button>
          </div>
        </header>
        <Facts entity={entity} />
        <RelationList entity={entity} />
        <ConcordanceList lines={lines.map((line) => keyOnName(line, names))} />
      </article>
      <aside className={styles['side']} aria-label={messages['entities.notes']} data-pane="margin">
        <NoteList target={{ kind: 'entity', id: entity.id }} lemma={entity.label} />
      </aside>
      {isEdited ? <EntityForm entity={entity} onClose={() => setEdited(false)} /> : null}
    </>
  )
}

function Facts({ entity }: { readonly entity: EntityView }) {
  const authorities = Object.entries(entity.authorities)
  return (
    <>
      {entity.description === '' ? null : (
        <p className={styles['description']}>{entity.description}</p>
      )}
      <dl className={styles['facts']}>
        {entity.aliases.length === 0 ? null : (
          <>
            <dt>{messages['entities.aliases']}</dt>
            <dd>
              {entity.aliases.map((alias) => (
                <em key={alias}>{alias}</em>
              ))}
            </dd>
          </>
        )}
        {authorities.length === 0 ? null : (
          <>
            <dt>{messages['entities.authority']}</dt>
            <dd className={styles['ids']}>
              {authorities.map(([name, id]) => `${name} ${id}`).join(', ')}
            </dd>
          </>
        )}
      </dl>
    </>
  )
}
