import { useEffect, useState } from 'react'
import { useAnswer, useCall, useForgetAll } from '../api/useApi.ts'
import { useKeymap } from '../commands/useCommands.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { sayProblem } from './notices.ts'
import { followPlace } from './place.ts'
import { openFirstProject } from './project.ts'
import { Shell } from './Shell.tsx'
import { useStore } from './store.ts'
import { useHostWishes } from './useHostWishes.ts'
import { useMenuBar } from './useMenuBar.ts'
import { useWindowTitle } from './useWindowTitle.ts'
import { view } from './view.ts'

/** The whole window. */
export function App() {
  const info = useAnswer('host.info', {})
  const isProjectOpen = useStore(view, (state) => state.isProjectOpen)
  const isBooted = useFirstProject()
  useKeymap()
  useHostWishes()
  useMenuBar()
  useWindowTitle()
  if (info.error !== null) return <ErrorNote error={info.error} />
  if (info.data === undefined || !isBooted) return null
  return <Shell isProjectOpen={isProjectOpen} />
}

/** Opens what the window begins with, once. */
function useFirstProject(): boolean {
  const call = useCall()
  const forgetAnswers = useForgetAll()
  const [isBooted, setIsBooted] = useState(false)
  useEffect(() => {
    openFirstProject({ call, forgetAnswers })
      .catch(sayProblem)
      .finally(() => {
        setIsBooted(true)
        followPlace()
      })
  }, [call, forgetAnswers])
  return isBooted
}
