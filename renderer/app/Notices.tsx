import { messages } from '../i18n/messages.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './Notices.module.css'
import { dismiss, type Notice, notices } from './notices.ts'
import { useStore } from './store.ts'

/** What is said at the foot of the window. The regions stay, so that assistive technology hears them. */
export function Notices() {
  const all = useStore(notices, (state) => state.all)
  return (
    <section className={styles['notices']} aria-label={messages['status.messages']}>
      <div role="status">{all.filter(({ kind }) => kind === 'done').map(rowOf)}</div>
      <div role="alert">{all.filter(({ kind }) => kind === 'problem').map(rowOf)}</div>
    </section>
  )
}

function rowOf({ id, kind, text, action }: Notice) {
  return (
    <div key={id} className={styles['notice']}>
      <span className={styles[kind]}>
        <Icon name={kind === 'done' ? 'check' : 'circle-alert'} size={14} />
      </span>
      <span className={styles['text']}>{text}</span>
      {action === null ? null : (
        <Button kind="plain" onClick={action.run}>
          {action.label}
        </Button>
      )}
      <IconButton
        icon="x"
        size={14}
        label={messages['action.dismiss']}
        onClick={() => dismiss(id)}
      />
    </div>
  )
}
