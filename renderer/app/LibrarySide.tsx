import { type KeyboardEvent, useEffect, useState } from 'react'
import { keyOf } from '../commands/registry.ts'
import { LibraryPane } from '../features/library/LibraryPane.tsx'
import { messages } from '../i18n/messages.ts'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './LibrarySide.module.css'
import { narrowWindow, showLibrary } from './panes.ts'
import { ResizeHandle } from './ResizeHandle.tsx'
import { useStore } from './store.ts'
import { view } from './view.ts'

/** The library at the left: beside the text, or over it in a narrow window; else a rail that opens it. */
export function LibrarySide() {
  const isNarrow = useMedia(narrowWindow)
  const isOpen = useStore(view, (state) => (isNarrow ? state.isLibraryOver : state.isLibraryOpen))
  if (isOpen && !isNarrow) {
    return (
      <div className={styles['docked']}>
        <LibraryPane edge={<ResizeHandle />} />
      </div>
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') showLibrary(false)
  }
  return (
    <>
      <nav className={styles['rail']} aria-label={messages['shell.library']}>
        <IconButton
          icon="library"
          label={messages[isOpen ? 'library.close' : 'library.open']}
          keyName={keyOf('shell.library')}
          aria-expanded={isOpen}
          isOn={isOpen}
          onClick={() => showLibrary(!isOpen)}
        />
      </nav>
      {isOpen ? (
        <section
          className={styles['over']}
          aria-label={messages['shell.library']}
          onKeyDown={onKeyDown}
        >
          <LibraryPane />
        </section>
      ) : null}
    </>
  )
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    const onChange = () => setMatches(media.matches)
    media.addEventListener('change', onChange)
    return () => media.removeEventListener('change', onChange)
  }, [query])
  return matches
}
