import { messages } from '../i18n/messages.ts'
import { classes } from '../ui/classes.ts'
import styles from './ScreenTabs.module.css'
import { screenDefinitions } from './screens.tsx'
import { useStore } from './store.ts'
import { screens, view } from './view.ts'

export function ScreenTabs() {
  const present = useStore(view, (state) => state.screen)
  const shown = screens.filter((screen) => screenDefinitions[screen] !== undefined)
  return (
    <nav className={styles['tabs']} aria-label={messages['shell.screens']}>
      {shown.map((screen) => {
        const Count = screenDefinitions[screen]?.count
        const isPresent = screen === present
        return (
          <button
            key={screen}
            type="button"
            className={classes(styles['tab'], isPresent && styles['present'])}
            aria-current={isPresent ? 'page' : undefined}
            onClick={() => view.set({ screen })}
          >
            {messages[`screen.${screen}`]}
            {Count === undefined ? null : <Count />}
          </button>
        )
      })}
    </nav>
  )
}
