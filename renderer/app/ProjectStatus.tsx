import { useAnswer } from '../api/useApi.ts'
import { keyOf } from '../commands/registry.ts'
import { useRun } from '../commands/useCommands.ts'
import { timeText } from '../i18n/dateText.ts'
import { messages } from '../i18n/messages.ts'
import { Icon } from '../ui/Icon.tsx'
import { KeyCap } from '../ui/KeyCap.tsx'
import { BackupProblem } from './BackupProblem.tsx'
import { Done } from './Notices.tsx'
import { position } from './position.ts'
import styles from './StatusBar.module.css'
import { useStore } from './store.ts'
import { historyScope } from './undo.ts'
import { view } from './view.ts'

export function ProjectStatus() {
  const place = useStore(position, ({ text }) => text)
  return (
    <>
      <Person />
      {place === null ? null : <span className={styles['item']}>{place}</span>}
      <Counts />
      <Done />
      <span className={styles['right']}>
        <BackupProblem />
        <Undo />
        <Saved />
      </span>
    </>
  )
}

function Person() {
  const run = useRun()
  const { data } = useAnswer('host.info', {})
  const name = data?.profile?.name ?? messages['status.person']
  return (
    <button type="button" className={styles['action']} onClick={() => run('shell.person')}>
      <Icon name="user" size={14} />
      {name}
    </button>
  )
}

function Counts() {
  const documentId = useStore(view, (state) => state.documentId)
  const { data } = useAnswer('documents.get', documentId === null ? null : { documentId })
  if (data === undefined) return null
  const highlights = messages['count.highlights'](data.highlights)
  return (
    <span
      className={styles['item']}
    >{`${highlights}, ${messages['count.notes'](data.notes)}`}</span>
  )
}

function Undo() {
  const run = useRun()
  const documentId = useStore(view, (state) => historyScope(state).documentId)
  const { data } = useAnswer('history.next', documentId === undefined ? {} : { documentId })
  const isReadOnly = useStore(view, (state) => state.isReadOnly)
  if (data === undefined || data.undo === null || isReadOnly) return null
  return (
    <button type="button" className={styles['action']} onClick={() => run('history.undo')}>
      <span className={styles['elided']}>{messages['status.undo'](data.undo)}</span>
      <KeyCap name={keyOf('history.undo') ?? ''} />
    </button>
  )
}

/** The host answers after the commit: what is in the history is on the disk. */
function Saved() {
  const isReadOnly = useStore(view, (state) => state.isReadOnly)
  const { data: newest } = useAnswer('history.list', { limit: 1 })
  if (isReadOnly) {
    return (
      <span className={styles['item']}>
        <Icon name="lock" size={14} />
        {messages['status.readOnly']}
      </span>
    )
  }
  const at = newest?.[0]?.at
  if (at === undefined) return null
  return (
    <span className={styles['item']}>
      <Icon name="check" size={14} />
      {messages['status.saved'](timeText(at))}
    </span>
  )
}
