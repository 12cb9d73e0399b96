import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './HistoryDialog.module.css'
import { Operations } from './Operations.tsx'
import { Snapshots } from './Snapshots.tsx'

/** What was done to the project, and the states of it that were kept. */
export function HistoryDialog() {
  return (
    <Dialog
      title={messages['history.title']}
      width="wide"
      onClose={() => view.set({ dialog: null })}
    >
      <div className={styles['columns']}>
        <Snapshots />
        <Operations />
      </div>
    </Dialog>
  )
}
