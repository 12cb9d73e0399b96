import { useAnswer } from '../api/useApi.ts'
import { keyOf } from '../commands/registry.ts'
import { useRun } from '../commands/useCommands.ts'
import { messages } from '../i18n/messages.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { KeyCap } from '../ui/KeyCap.tsx'
import { ScreenTabs } from './ScreenTabs.tsx'
import { useStore } from './store.ts'
import styles from './TopBar.module.css'
import { view } from './view.ts'

export function TopBar({ isProjectOpen }: { readonly isProjectOpen: boolean }) {
  const run = useRun()
  return (
    <header className={styles['bar']}>
      <span className={styles['brand']}>
        {messages['app.name']}
        <span className={styles['bracket']} aria-hidden>
          ]
        </span>
      </span>
      {isProjectOpen ? (
        <>
          <ProjectName />
          <ScreenTabs />
          <button type="button" className={styles['find']} onClick={() => run('shell.palette')}>
            <Icon name="search" size={14} />
            <span>{messages['shell.find']}</span>
            <KeyCap name={keyOf('shell.palette') ?? ''} />
          </button>
        </>
      ) : null}
      <span className={styles['right']}>
        <IconButton
          icon="contrast"
          label={messages['shell.theme']}
          keyName={keyOf('shell.theme')}
          onClick={() => run('shell.theme')}
        />
        {isProjectOpen ? <MarginButton /> : null}
      </span>
    </header>
  )
}

function ProjectName() {
  const { data } = useAnswer('project.info', {})
  return <h1 className={styles['project']}>{data?.name}</h1>
}

function MarginButton() {
  const run = useRun()
  const isOpen = useStore(view, (state) => state.isMarginOpen)
  return (
    <IconButton
      icon="panel-right"
      label={messages['shell.panes']}
      keyName={keyOf('shell.margin')}
      isOn={isOpen}
      onClick={() => run('shell.margin')}
    />
  )
}
