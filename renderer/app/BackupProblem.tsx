import { AppError } from '../../core/model/error.ts'
import { useAnswer } from '../api/useApi.ts'
import { useRun } from '../commands/useCommands.ts'
import { errorText } from '../i18n/errorText.ts'
import { messages } from '../i18n/messages.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './StatusBar.module.css'

/** Says that the app could not keep a copy of the project, and leads to those it has. */
export function BackupProblem() {
  const run = useRun()
  const { data } = useAnswer('backups.status', {})
  const problem = data?.problem ?? null
  if (problem === null) return null
  const why = errorText(new AppError(problem.code, problem.message))
  return (
    <button
      type="button"
      className={styles['action']}
      title={why}
      onClick={() => run('backups.open')}
    >
      <Icon name="circle-alert" size={14} />
      {messages['backups.failed']}
    </button>
  )
}
