import type { Reader, SqlValue } from '../connection.ts'
import { sha256 } from '../sha256.ts'
import { type TrackedTable, trackedTables } from '../tables.ts'
import { imageOf } from './changes.ts'

/** The hash of the newest image of every row the log knows, by table and rid; null = deleted. */
export type NewestImages = ReadonlyMap<TrackedTable, ReadonlyMap<number, string | null>>

type LoggedImage = readonly [table: TrackedTable, rid: number, kind: string, after: string | null]

export function newestImages(db: Reader): NewestImages {
  const images = new Map(trackedTables.map((table) => [table, new Map<number, string | null>()]))
  const logged = db.iterate<LoggedImage>(
    `SELECT table_name, row_rid, kind, "after" FROM operation_change
     ORDER BY operation_seq, ordinal`,
  )
  for (const [table, rid, kind, after] of logged) {
    // An update keeps its image whole; insert and rewrite keep only the hash.
    const hash = kind === 'update' && after !== null ? sha256(after) : after
    images.get(table)?.set(rid, hash)
  }
  return images
}

/** Every row of a tracked table: its rid and the hash of its image. */
export function* rowHashes(db: Reader, table: TrackedTable): Generator<[number, string]> {
  for (const row of db.iterate<SqlValue[]>(`SELECT * FROM ${table} ORDER BY rid`)) {
    yield [Number(row[0]), sha256(imageOf(row))]
  }
}
