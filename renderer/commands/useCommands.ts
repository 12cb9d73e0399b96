import { useCallback, useEffect } from 'react'
import { useCall, useForgetAll } from '../api/useApi.ts'
import { isArriving, keepForArrival } from '../app/arrival.ts'
import { sayProblem } from '../app/notices.ts'
import { view } from '../app/view.ts'
import type { Command } from './command.ts'
import { commandForEvent, commandForKey, isKeyOfScreen } from './keymap.ts'
import { keyName } from './keys.ts'
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
    const give = (command: Command | undefined) => {
      if (command !== undefined) run(command)
      return command !== undefined
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const { screen } = view.get()
      if (isArriving() && isKeyOfScreen(commands, screen, event)) {
        event.preventDefault()
        const name = keyName(event)
        keepForArrival(() => {
          const now = view.get()
          if (now.screen === screen) give(commandForKey(commands, now, name, onPage))
        })
      } else if (give(commandForEvent(commands, view.get(), event))) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [run])
}

const onPage = { isField: false, isFloat: false }
