import { useAnswer } from '../../api/useApi.ts'
import { useRun } from '../../commands/useCommands.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Welcome.module.css'

/** The way back to a copy that the app keeps; nothing while there is none. */
export function BackupsLink() {
  const { data: backups = [] } = useAnswer('backups.list', {})
  const run = useRun()
  if (backups.length === 0) return null
  return (
    <p className={styles['backups']}>
      <Button kind="plain" icon="archive-restore" onClick={() => run('backups.open')}>
        {messages['backups.title']}
      </Button>
    </p>
  )
}
