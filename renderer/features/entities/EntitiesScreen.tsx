import type { EntityView } from '../../../core/api/codebookMethods.ts'
import { useAnswer } from '../../api/useApi.ts'
import { openedEntity } from '../../app/openEntity.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { classes } from '../../ui/classes.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './EntitiesScreen.module.css'
import { EntityPage } from './EntityPage.tsx'
import { entityIcon, typeName } from './entityIcon.ts'

/** All entities at the left, the page of one beside them. */
export function EntitiesScreen() {
  const { data: entities, error } = useAnswer('entities.list', {})
  const openedId = useStore(openedEntity, (state) => state.id)
  if (error !== null) return <ErrorNote error={error} />
  if (entities === undefined) return null
  const opened = entities.find(({ id }) => id === openedId) ?? entities[0]
  if (opened === undefined) return <EmptyState text={messages['entities.empty']} />
  return (
    <div className={styles['screen']}>
      <nav className={styles['list']} aria-label={messages['entities.list']} data-pane="library">
        {[...Map.groupBy(entities, ({ type }) => type)].map(([type, group]) => (
          <Group key={type} type={type} entities={group} opened={opened} />
        ))}
      </nav>
      <EntityPage key={opened.id} entity={opened} />
    </div>
  )
}

function Group({
  type,
  entities,
  opened,
}: {
  readonly type: string
  readonly entities: readonly EntityView[]
  readonly opened: EntityView
}) {
  return (
    <section>
      <h3 className={styles['type']}>
        <span className={styles['typeName']}>{typeName(type)}</span>
        <span className={styles['count']}>{entities.length}</span>
      </h3>
      <ul className={styles['rows']}>
        {entities.map((entity) => (
          <li key={entity.id}>
            <button
              type="button"
              aria-current={entity === opened ? 'page' : undefined}
              className={classes(styles['row'], entity === opened && styles['current'])}
              onClick={() => openedEntity.set({ id: entity.id })}
            >
              <Icon name={entityIcon(type)} size={14} />
              <span className={styles['label']}>{entity.label}</span>
              <span className={styles['count']}>{entity.mentions}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
