import { expect, test } from 'vitest'
import type { Client } from '../../core/api/connect.ts'
import { meetHost } from '../api/host.ts'
import { isOffered } from '../commands/command.ts'
import { commands } from '../commands/registry.ts'
import { menuParts } from './menuParts.ts'
import { view } from './view.ts'

/** Of a host that can do these. */
async function menuIds(capabilities: readonly string[]): Promise<string[]> {
  // All that is asked of it is what the host can do.
  await meetHost({ call: async () => ({ capabilities }) } as unknown as Client)
  const lines = menuParts(view.get()).flatMap((part) => part.lines)
  return lines.flatMap((line) => (line === 'separator' ? [] : [line.id]))
}

test('every command that the host offers stands in the menu bar, and stands there once', async () => {
  for (const capabilities of [
    [],
    ['dialogs', 'windows', 'menu', 'every-key', 'print', 'dropped-projects'],
  ]) {
    const ids = await menuIds(capabilities)
    const offered = commands.filter(isOffered).map(({ id }) => id)
    expect(ids.toSorted()).toEqual(offered.toSorted())
  }
  expect(await menuIds([])).not.toContain('shell.newWindow')
  expect(await menuIds(['windows'])).toContain('shell.newWindow')
})
