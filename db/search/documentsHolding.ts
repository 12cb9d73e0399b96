import type { Id } from '../../core/model/id.ts'
import type { Reader } from '../connection.ts'

/** A phrase that stands in this many documents is no sign of a copy of any of them. */
const COMMON = 20

/** How many of the phrases each live document's latest revision holds, by the document's id. */
export function documentsHolding(db: Reader, phrases: readonly string[]): Map<Id, number> {
  const hits = new Map<Id, number>()
  for (const phrase of phrases) {
    const ids = db.column<Id>(holdingSql, phraseQuery(phrase), COMMON)
    if (ids.length === COMMON) continue
    for (const id of ids) hits.set(id, (hits.get(id) ?? 0) + 1)
  }
  return hits
}

/** Words in a row, in FTS5's query language; the index knows no other signs. */
function phraseQuery(phrase: string): string {
  return `"${phrase.replaceAll(/["\0]/g, ' ')}"`
}

export const holdingSql = `SELECT DISTINCT document.id
  FROM search_index
  JOIN search_text AS found ON found.rid = search_index.rowid
  JOIN document ON document.rid = found.owner_rid
  WHERE search_index MATCH ? AND found.kind = 'passage' AND document.deleted_at IS NULL
  LIMIT ?`
