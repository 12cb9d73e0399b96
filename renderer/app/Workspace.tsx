import { FindBar } from '../features/find/FindBar.tsx'
import { messages } from '../i18n/messages.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LibrarySide } from './LibrarySide.tsx'
import { screenDefinitions } from './screens.tsx'
import { useStore } from './store.ts'
import { view } from './view.ts'
import styles from './Workspace.module.css'

/** The library and the screen that is chosen. */
export function Workspace() {
  const screen = useStore(view, (state) => state.screen)
  const isFinding = useStore(view, (state) => state.isFindOpen && state.screen === 'read')
  const Screen = screenDefinitions[screen]?.component
  return (
    <div className={styles['workspace']}>
      <LibrarySide />
      <main className={styles['screen']} aria-label={messages[`screen.${screen}`]}>
        {isFinding ? <FindBar /> : null}
        {Screen === undefined ? <EmptyState text={messages['screen.empty']} /> : <Screen />}
      </main>
    </div>
  )
}
