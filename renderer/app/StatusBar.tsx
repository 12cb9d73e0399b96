import { keyOf } from '../commands/registry.ts'
import { useRun } from '../commands/useCommands.ts'
import { messages } from '../i18n/messages.ts'
import { Icon } from '../ui/Icon.tsx'
import { KeyCap } from '../ui/KeyCap.tsx'
import { Done } from './Notices.tsx'
import { ProjectStatus } from './ProjectStatus.tsx'
import styles from './StatusBar.module.css'
import { TaskStatus } from './TaskStatus.tsx'

/** One line at the foot: who, where, what can be undone, whether it is saved. */
export function StatusBar({ isProjectOpen }: { readonly isProjectOpen: boolean }) {
  return (
    <footer className={styles['bar']}>
      {isProjectOpen ? <ProjectStatus /> : <FirstStatus />}
      <TaskStatus />
    </footer>
  )
}

function FirstStatus() {
  return (
    <>
      <span className={styles['item']}>
        <Icon name="wifi-off" size={14} />
        {messages['welcome.offline']}
      </span>
      <Done />
      <span className={styles['right']}>
        <KeyHint command="shell.keys" label={messages['command.keys']} />
        <KeyHint command="shell.palette" label={messages['welcome.commands']} />
      </span>
    </>
  )
}

function KeyHint({ command, label }: { readonly command: string; readonly label: string }) {
  const run = useRun()
  return (
    <button type="button" className={styles['action']} onClick={() => run(command)}>
      {label} <KeyCap name={keyOf(command) ?? ''} />
    </button>
  )
}
