import type { Annotation, MentionView } from '../../../core/model/annotation.ts'
import { MentionRole } from '../../../core/model/entity.ts'
import { useCall } from '../../api/useApi.ts'
import { attempt } from '../../app/annotating.ts'
import { openEntity } from '../../app/openEntity.ts'
import { messages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Menu } from '../../ui/Menu.tsx'
import styles from './Margin.module.css'

/** The entities a passage is linked to, and what they are to it; on the active card that can be changed. */
export function CardEntities({
  annotation,
  isActive,
}: {
  readonly annotation: Annotation
  readonly isActive: boolean
}) {
  return annotation.mentions
    .filter(({ state }) => state === 'confirmed')
    .map((mention) => (
      <span key={mention.id} className={styles['mention']}>
        <button
          type="button"
          className={styles['entity']}
          onClick={() => openEntity(mention.entityId)}
        >
          <Icon name="at-sign" size={14} />
          {mention.label}
        </button>
        {isActive ? <Role mention={mention} /> : null}
        {!isActive && mention.role !== 'mention' ? (
          <span>{messages[`role.${mention.role}`]}</span>
        ) : null}
      </span>
    ))
}

function Role({ mention: { id, label, role } }: { readonly mention: MentionView }) {
  const call = useCall()
  const trigger = (
    <button
      type="button"
      className={styles['role']}
      aria-label={messages['notes.role'](label, messages[`role.${role}`])}
    >
      {messages[`role.${role}`]}
      <Icon name="chevron-down" size={14} />
    </button>
  )
  const items = MentionRole.options
    .filter((each) => each !== role)
    .map((each) => ({
      label: messages[`role.${each}`],
      onChoose: () => void attempt(() => call('mentions.update', { mentionIds: [id], role: each })),
    }))
  return <Menu trigger={trigger} items={items} />
}
