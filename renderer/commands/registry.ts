/**
 * Every command there is, one list. To add some: write `features/<yours>/<yours>Commands.ts` that exports
 * a `readonly Command[]` (no components in it: this list is read by tests without a page), import it
 * and add its line below. No two commands may share a key in one place; a test says so.
 */
import { shellCommands } from '../app/shellCommands.ts'
import { compareCommands } from '../features/compare/compareCommands.ts'
import { libraryCommands } from '../features/library/libraryCommands.ts'
import { welcomeCommands } from '../features/welcome/welcomeCommands.ts'
import type { Command } from './command.ts'

export const commands: readonly Command[] = [
  ...shellCommands,
  ...welcomeCommands,
  ...libraryCommands,
  ...compareCommands,
]

export function commandOf(id: string): Command | undefined {
  return commands.find((command) => command.id === id)
}

/** The key that is shown for a command, where it has one. */
export function keyOf(id: string): string | undefined {
  return commandOf(id)?.keys[0]
}
