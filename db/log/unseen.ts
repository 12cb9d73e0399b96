import type { Connection } from '../connection.ts'
import { revertChanges } from './applyChanges.ts'
import { type Change, columnsOf } from './changes.ts'
import type { ImageColumns } from './recorder.ts'
import type { Steps } from './steps.ts'

/**
 * The changes of a folded operation without those that left nothing to be seen: rows that are what they were, but for
 * when they were changed last. Such a row is put back, so that its image is the one from before.
 */
export function* withoutUnseen(
  connection: Connection,
  columns: ImageColumns,
  changes: readonly Change[],
): Steps<Change[]> {
  const unseen = new Set(changes.filter((change) => isUnseen(columns, change)))
  if (unseen.size === 0) return [...changes]
  yield* revertChanges(connection, [...unseen])
  return changes.filter((change) => !unseen.has(change))
}

function isUnseen(columns: ImageColumns, { table, kind, before, after }: Change): boolean {
  if (kind !== 'update' || before === null || after === null) return false
  const [was, is] = [columnsOf(before), columnsOf(after)]
  const names = columns.get(table) ?? []
  return names.every((name, index) => name === 'modified_at' || was[index] === is[index])
}
