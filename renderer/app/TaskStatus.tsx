import { useEffect, useState } from 'react'
import { messages } from '../i18n/messages.ts'
import styles from './StatusBar.module.css'
import { useStore } from './store.ts'
import { type RunningTask, tasks } from './tasks.ts'

const SHOWN_AFTER_MS = 1000

/** Work that takes longer than a second: how far it is, and a way to cancel it. */
export function TaskStatus() {
  const running = useStore(tasks, (state) => state.running)
  return running.map((task) => <Task key={task.id} task={task} />)
}

function Task({ task }: { readonly task: RunningTask }) {
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), SHOWN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!isShown) return null
  const { label, progress } = task
  return (
    <span className={styles['item']} role="status">
      {messages['status.progress'](label, progress?.done ?? 0, progress?.total ?? 0)}
      <button type="button" className={styles['action']} onClick={task.cancel}>
        {messages['action.cancel']}
      </button>
    </span>
  )
}
