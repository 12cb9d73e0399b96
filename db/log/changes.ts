import type { SqlValue } from '../connection.ts'
import { sha256 } from '../sha256.ts'
import type { TrackedTable } from '../tables.ts'
import type { Steps } from './steps.ts'

/** A row as a JSON array of its columns in the table's own order, the rid first. */
export type Image = string

/**
 * What one operation did to one row, from the row's first image to its last.
 * insert: `after` is the hash of the image (undo needs no more). update: both images. delete: the
 * image before. passing: made and unmade within the operation; kept because its rid is spent.
 * rewrite: a migration gave the row a new shape; `after` is the hash of the new image.
 */
export interface Change {
  readonly table: TrackedTable
  readonly rid: number
  readonly kind: 'insert' | 'update' | 'delete' | 'passing' | 'rewrite'
  readonly before: string | null
  readonly after: string | null
}

/** A change while its operation still runs: images, not hashes. Null = no row. */
export interface RawChange {
  readonly table: TrackedTable
  readonly rid: number
  readonly before: Image | null
  readonly after: Image | null
}

export function imageOf(row: readonly SqlValue[]): Image {
  return JSON.stringify(row)
}

/** The columns of an image; tracked tables hold no blobs. */
export function columnsOf(image: Image): (string | number | null)[] {
  return JSON.parse(image)
}

/** Folds the changes of each row into one, in the order in which rows were first touched. */
export function* coalesce(changes: readonly RawChange[]): Steps<RawChange[]> {
  const byRow = new Map<string, RawChange>()
  for (const change of changes) {
    yield
    const key = `${change.table} ${change.rid}`
    const earlier = byRow.get(key)
    byRow.set(key, earlier ? { ...earlier, after: change.after } : change)
  }
  return [...byRow.values()].filter(({ before, after }) => before === null || before !== after)
}

/** The change as the log stores it. */
export function toChange({ table, rid, before, after }: RawChange): Change {
  if (before === null) {
    return after === null
      ? { table, rid, kind: 'passing', before: null, after: null }
      : { table, rid, kind: 'insert', before: null, after: sha256(after) }
  }
  return { table, rid, kind: after === null ? 'delete' : 'update', before, after }
}

/** Folds a later operation's changes into an earlier one's, for autosave. */
export function foldChanges(earlier: readonly Change[], later: readonly Change[]): Change[] {
  const byRow = new Map(earlier.map((change) => [`${change.table} ${change.rid}`, change]))
  for (const change of later) {
    const key = `${change.table} ${change.rid}`
    const first = byRow.get(key)
    const folded = first ? foldChange(first, change) : change
    if (folded) byRow.set(key, folded)
    else byRow.delete(key)
  }
  return [...byRow.values()]
}

function foldChange(first: Change, then: Change): Change | null {
  const { table, rid } = first
  if (first.kind === 'insert') {
    if (then.after === null) return { table, rid, kind: 'passing', before: null, after: null }
    return { ...first, after: sha256(then.after) }
  }
  if (first.before === then.after) return null
  return { ...first, kind: then.after === null ? 'delete' : 'update', after: then.after }
}
