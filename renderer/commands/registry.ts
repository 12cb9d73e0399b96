/**
 * Every command there is, one list. To add some: write `features/<yours>/<yours>Commands.ts` that exports
 * a `readonly Command[]` (no components in it: this list is read by tests without a page), import it
 * and add its line below. No two commands may share a key in one place; a test says so.
 */
import { can } from '../api/host.ts'
import { shellCommands } from '../app/shellCommands.ts'
import { backupsCommands } from '../features/backups/backupsCommands.ts'
import { codesCommands } from '../features/codes/codesCommands.ts'
import { compareCommands } from '../features/compare/compareCommands.ts'
import { entitiesCommands } from '../features/entities/entitiesCommands.ts'
import { exportCommands } from '../features/exporting/exportCommands.ts'
import { findCommands } from '../features/find/findCommands.ts'
import { foreignCommands } from '../features/foreign/foreignCommands.ts'
import { historyCommands } from '../features/history/historyCommands.ts'
import { libraryCommands } from '../features/library/libraryCommands.ts'
import { partsCommands } from '../features/reader/partsCommands.ts'
import { readerCommands } from '../features/reader/readerCommands.ts'
import { reviewCommands } from '../features/review/reviewCommands.ts'
import { welcomeCommands } from '../features/welcome/welcomeCommands.ts'
import type { Command } from './command.ts'

export const commands: readonly Command[] = [
  ...shellCommands,
  ...welcomeCommands,
  ...libraryCommands,
  ...findCommands,
  ...historyCommands,
  ...backupsCommands,
  ...exportCommands,
  ...foreignCommands,
  ...readerCommands,
  ...partsCommands,
  ...codesCommands,
  ...entitiesCommands,
  ...compareCommands,
  ...reviewCommands,
]

export function commandOf(id: string): Command | undefined {
  return commands.find((command) => command.id === id)
}

/** Keys that a browser keeps for itself. */
const BROWSER_KEYS = new Set(['Mod-n', 'Mod-t', 'Mod-w', 'Mod-Shift-n'])

/** The key that is shown for a command here: its first one that reaches the page. */
export function keyOf(which: Command | string): string | undefined {
  const command = typeof which === 'string' ? commandOf(which) : which
  return command?.keys.find((key) => can('every-key') || !BROWSER_KEYS.has(key))
}
