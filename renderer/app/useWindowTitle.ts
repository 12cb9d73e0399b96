import { useEffect } from 'react'
import { useAnswer } from '../api/useApi.ts'
import { messages } from '../i18n/messages.ts'
import { useStore } from './store.ts'
import { view } from './view.ts'

/** Names the window, or the browser's tab, after the project. */
export function useWindowTitle(): void {
  const isProjectOpen = useStore(view, (state) => state.isProjectOpen)
  const { data } = useAnswer('project.info', isProjectOpen ? {} : null)
  const name = isProjectOpen ? data?.name : undefined
  useEffect(() => {
    document.title = name === undefined ? messages['app.name'] : messages['shell.windowTitle'](name)
  }, [name])
}
