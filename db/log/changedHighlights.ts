import type { Id } from '../../core/model/id.ts'
import type { Reader } from '../connection.ts'
import type { TrackedTable } from '../tables.ts'
import { type Change, columnsOf } from './changes.ts'
import { type ImageColumns, imageColumns } from './recorder.ts'

/**
 * What a highlight is drawn from. A rejection of a suggestion is a mention, and hides its highlight, unless a
 * relation cites that.
 */
const tables = [
  'highlight',
  'anchor',
  'coding',
  'mention',
  'relation_evidence',
] as const satisfies TrackedTable[]
type DrawnTable = (typeof tables)[number]
type DrawnChange = Omit<Change, 'table' | 'after'> & { readonly table: DrawnTable }

/** Beyond this, to read all is no dearer than to ask for each. */
const MOST_CHANGES = 2000

/**
 * The highlights whose drawing operations from `seq` on may have changed; those that are gone too. The
 * operation `seq` counts, for a later one may have been folded into it. Null where the log cannot tell:
 * too much has happened, or its rows are not known any more.
 */
export function changedHighlights(db: Reader, seq: number): ReadonlySet<Id> | null {
  const changes = db.all<DrawnChange>(
    `SELECT table_name AS "table", row_rid AS rid, kind, "before" FROM operation_change
     WHERE operation_seq >= ? AND table_name IN (${tables.map((name) => `'${name}'`).join()})
     LIMIT ${MOST_CHANGES + 1}`,
    seq,
  )
  if (changes.length > MOST_CHANGES) return null
  if (changes.some(({ kind }) => kind === 'passing' || kind === 'rewrite')) return null
  const columns = imageColumns(db)
  const ids = new Map<number, Id>()
  const rids = new Set<number>()
  for (const { table, rid, before } of changes) {
    const column = table === 'highlight' ? 'rid' : 'highlight_rid'
    const now = db.value<number>(`SELECT ${column} FROM ${table} WHERE rid = ?`, rid)
    if (now !== undefined) rids.add(now)
    if (before === null) continue
    const then = cellOf(columns, table, before, column)
    if (typeof then === 'number') rids.add(then)
    if (table === 'highlight') ids.set(rid, String(cellOf(columns, table, before, 'id')))
  }
  for (const rid of rids) {
    const id = db.value<Id>('SELECT id FROM highlight WHERE rid = ?', rid)
    if (id !== undefined) ids.set(rid, id)
  }
  return new Set(ids.values())
}

function cellOf(columns: ImageColumns, table: DrawnTable, image: string, column: string) {
  return columnsOf(image)[columns.get(table)?.indexOf(column) ?? -1]
}
