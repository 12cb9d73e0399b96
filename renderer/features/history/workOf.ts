import type { HistoryEntry } from '../../../core/api/projectMethods.ts'

/** A project's first operation makes its file and the second says what it is called: one thing to a person. */
const isMakingTheFile = ({ code, seq }: HistoryEntry) => code === 'project.migrate' && seq === 1

/** What people did. Widths and places in the text, which the app notes by itself, are left to the full log. */
export function workOf(operations: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return operations.filter((entry) => entry.code !== 'settings.set' && !isMakingTheFile(entry))
}
