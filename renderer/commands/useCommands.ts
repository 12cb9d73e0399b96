import { useCallback, useEffect } from 'react'
import { useCall, useForgetAll } from '../api/useApi.ts'
import { sayProblem } from '../app/notices.ts'
import { view } from '../app/view.ts'
import type { Command } from './command.ts'
import { commandForEvent } from './keymap.ts'
import { commandOf, commands } from './registry.ts'

/** Gives a command, by itself or its id. What goes wrong is said at the foot of the window. */
export function useRun(): (command: Command | string) => void {
  const call = useCall()
  const forgetAnswers = useForgetAll()
  return useCallback(
    (which) => {
      const command = typeof which === 'string' ? commandOf(which) : which
      if (command === undefined) return
      const give = async () => {
        await command.run({ view: view.get(), show: view.set, call, forgetAnswers })
      }
      give().catch(sayProblem)
    },
    [call, forgetAnswers],
  )
}

/** Listens to the keys of all commands while it is mounted: once, at the top. */
export function useKeymap(): void {
  const run = useRun()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandForEvent(commands, view.get(), event)
      if (command === undefined) return
      event.preventDefault()
      run(command)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [run])
}
