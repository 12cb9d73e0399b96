import type { Backup } from '../../../core/api/backupMethods.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './BackupsDialog.module.css'

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
const megabytes = new Intl.NumberFormat('en', {
  style: 'unit',
  unit: 'megabyte',
  maximumFractionDigits: 1,
})

interface BackupRowProps {
  readonly backup: Backup
  readonly isDisabled: boolean
  readonly onRestore: () => void
}

export function BackupRow({
  backup: { project, path, at, bytes },
  isDisabled,
  onRestore,
}: BackupRowProps) {
  const when = time.format(new Date(at))
  return (
    <li className={styles['row']}>
      <span className={styles['label']} title={path}>
        {when}
        <small>
          {project}, {megabytes.format(bytes / 1e6)}
        </small>
      </span>
      <Button
        aria-label={messages['backups.restoreOne'](project, when)}
        disabled={isDisabled}
        onClick={onRestore}
      >
        {messages['action.restore']}
      </Button>
    </li>
  )
}
