import { messages } from '../i18n/messages.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './Notices.module.css'
import { dismiss, type Notice, notices } from './notices.ts'
import { useStore } from './store.ts'

/** Problems, under the bars at the right, until they are dismissed. The region stays, so that it is heard. */
export function Problems() {
  const all = useStore(notices, (state) => state.all)
  return (
    <section className={styles['problems']} aria-label={messages['status.messages']}>
      <div role="alert">
        {all
          .filter(({ kind }) => kind === 'problem')
          .map((notice) => (
            <div key={notice.id} className={styles['problem']}>
              <Content notice={notice} />
            </div>
          ))}
      </div>
    </section>
  )
}

/** What was done last, in the status line: it covers nothing that is read. */
export function Done() {
  const last = useStore(notices, (state) => state.all.findLast(({ kind }) => kind === 'done'))
  return (
    <div className={styles['done']} role="status">
      {last === undefined ? null : <Content key={last.id} notice={last} />}
    </div>
  )
}

/** What is done about it need not be said any longer. */
function act(id: number, action: NonNullable<Notice['action']>): void {
  dismiss(id)
  action.run()
}

function Content({ notice: { id, kind, text, action } }: { readonly notice: Notice }) {
  return (
    <>
      <span className={styles[`${kind}Icon`]}>
        <Icon name={kind === 'done' ? 'check' : 'circle-alert'} size={14} />
      </span>
      <span className={styles['text']}>{text}</span>
      {action === null ? null : (
        <Button kind="plain" onClick={() => act(id, action)}>
          {action.label}
        </Button>
      )}
      <IconButton
        icon="x"
        size={14}
        label={messages['action.dismiss']}
        onClick={() => dismiss(id)}
      />
    </>
  )
}
