import type { HistoryEntry } from '../../../core/api/projectMethods.ts'

/** What people did. Widths and places in the text, which the app notes by itself, are left to the full log. */
export function workOf(operations: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return operations.filter(({ code }) => code !== 'settings.set')
}
