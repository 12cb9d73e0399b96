import { DropTarget } from '../features/library/DropTarget.tsx'
import { Welcome } from '../features/welcome/Welcome.tsx'
import { ConnectionLost } from './ConnectionLost.tsx'
import { Floats } from './Floats.tsx'
import { Problems } from './Notices.tsx'
import { ReadOnlyBanner } from './ReadOnlyBanner.tsx'
import styles from './Shell.module.css'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import { Workspace } from './Workspace.tsx'

/** Top bar, what is worked on, status line; floats over all of them. */
export function Shell({ isProjectOpen }: { readonly isProjectOpen: boolean }) {
  return (
    <div className={styles['shell']}>
      <TopBar isProjectOpen={isProjectOpen} />
      {isProjectOpen ? <ReadOnlyBanner /> : null}
      {isProjectOpen ? <Workspace /> : <Welcome />}
      <StatusBar isProjectOpen={isProjectOpen} />
      <ConnectionLost />
      <Floats />
      <Problems />
      <DropTarget />
    </div>
  )
}
