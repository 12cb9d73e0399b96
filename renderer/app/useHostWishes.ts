import { useEffect } from 'react'
import type { Client } from '../../core/api/connect.ts'
import { useClient } from '../api/ApiProvider.tsx'
import { isAvailable } from '../commands/command.ts'
import { commandOf } from '../commands/registry.ts'
import { useRun } from '../commands/useCommands.ts'
import { undoInField } from './undoInField.ts'
import { view } from './view.ts'

/** Does what the host wants of this window: a command chosen in its menu, an end without loss. */
export function useHostWishes(): void {
  const client = useClient()
  const run = useRun()
  useEffect(
    () =>
      client.onWish((wish) => {
        if (wish.name === 'closing') void finish(client)
        else give(wish.payload.id, run)
      }),
    [client, run],
  )
}

function give(id: string, run: ReturnType<typeof useRun>): void {
  const command = commandOf(id)
  // A menu may be a moment behind the page.
  if (command === undefined || !isAvailable(command, view.get())) return
  if (!undoInField(id)) run(command)
}

/** What is being written is saved when its field is left. */
async function finish(client: Client): Promise<void> {
  const { activeElement } = document
  if (activeElement instanceof HTMLElement) activeElement.blur()
  await new Promise((resolve) => setTimeout(resolve))
  await client.settled()
  await client.call('window.close', {})
}
