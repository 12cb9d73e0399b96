import { messages } from '../i18n/messages.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './ConnectionLost.module.css'
import { connection } from './connection.ts'
import { useStore } from './store.ts'

/** Said in place of nothing happening: the host is gone, and with it every answer. */
export function ConnectionLost() {
  const isLost = useStore(connection, (state) => state.isLost)
  if (!isLost) return null
  return (
    <div role="alert" className={styles['lost']}>
      <Icon name="circle-alert" />
      <span>{messages['shell.connectionLost']}</span>
      <Button onClick={() => location.reload()}>{messages['shell.reload']}</Button>
    </div>
  )
}
