import type { Reader } from '../connection.ts'
import { trackedTables } from '../tables.ts'
import type { Change } from './changes.ts'
import { newestImages, rowHashes } from './newest.ts'

/** The rows whose shape is not the one the log knows: what a migration has rewritten. */
export function rewrites(db: Reader): Change[] {
  const newest = newestImages(db)
  const changes: Change[] = []
  for (const table of trackedTables) {
    for (const [rid, hash] of rowHashes(db, table)) {
      if (newest.get(table)?.get(rid) === hash) continue
      changes.push({ table, rid, kind: 'rewrite', before: null, after: hash })
    }
  }
  return changes
}
