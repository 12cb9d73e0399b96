import { useEffect, useState } from 'react'
import type { Backup } from '../../../core/api/backupMethods.ts'
import type { AppError } from '../../../core/model/error.ts'
import { asAppError, useAnswer, useCall, useForgetAll, useForgetAnswer } from '../../api/useApi.ts'
import { say } from '../../app/notices.ts'
import { enterProject, opening } from '../../app/project.ts'
import { useStore } from '../../app/store.ts'
import { runTask } from '../../app/tasks.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { BackupRow } from './BackupRow.tsx'
import styles from './BackupsDialog.module.css'

const close = () => view.set({ dialog: null })

/** The copies that the app keeps by itself, and the way back to one: of the project the window is about, or of all. */
export function BackupsDialog() {
  const backups = useBackups()
  const call = useCall()
  const forgetAnswers = useForgetAll()
  const [error, setError] = useState<AppError | null>(null)
  const [isRestoring, setIsRestoring] = useState(false)
  const restore = async ({ key }: Backup) => {
    setError(null)
    setIsRestoring(true)
    try {
      const { project, keptAs } = await runTask(messages['backups.restoring'], (options) =>
        call('backups.restore', { key }, options),
      )
      close()
      await enterProject({ call, forgetAnswers }, project)
      say(messages['backups.restored'](project.name, keptAs))
    } catch (problem) {
      setError(asAppError(problem))
    } finally {
      setIsRestoring(false)
    }
  }
  return (
    <Dialog title={messages['backups.title']} onClose={close}>
      <p className={styles['quiet']}>{messages['backups.explained']}</p>
      {error === null ? null : <ErrorNote error={error} />}
      {backups?.length === 0 ? <p className={styles['quiet']}>{messages['backups.none']}</p> : null}
      <ul className={styles['list']}>
        {backups?.map((backup) => (
          <BackupRow
            key={backup.key}
            backup={backup}
            isDisabled={isRestoring}
            onRestore={() => void restore(backup)}
          />
        ))}
      </ul>
    </Dialog>
  )
}

/** Read anew each time: they are made while nobody looks. Undefined until they are known. */
function useBackups(): readonly Backup[] | undefined {
  const readAgain = useForgetAnswer()
  const { data } = useAnswer('backups.list', {})
  const isProjectOpen = useStore(view, (state) => state.isProjectOpen)
  const present = useAnswer('project.info', isProjectOpen ? {} : null).data
  const failedPath = useStore(opening, (state) => state.failed?.path ?? null)
  useEffect(() => void readAgain('backups.list'), [readAgain])
  const path = isProjectOpen ? present?.path : failedPath
  if (path === undefined) return undefined
  return path === null ? data : data?.filter((backup) => backup.path === path)
}
