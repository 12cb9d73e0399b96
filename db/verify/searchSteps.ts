import type { Reader } from '../connection.ts'
import { ownerTables } from '../search/refreshSearch.ts'
import { type SearchKind, type SearchText, searchTextsOf } from '../search/searchTexts.ts'
import type { VerifyContext } from './context.ts'

/** What search knows is what there is to know. */
export function* checkSearchTexts({ db, problem, count }: VerifyContext): Generator<void> {
  for (const [kind, table] of ownerTables) {
    for (const rid of db.column<number>(`SELECT rid FROM ${table}`)) {
      const stored = storedTexts(db, kind, rid)
      count('searchTexts', stored.length)
      if (bag(stored) !== bag(searchTextsOf(db, kind, rid))) {
        problem('search', `the search texts of ${kind} ${rid} are not its own`)
      }
      yield
    }
    const strays = db.value<number>(
      `SELECT count(*) FROM search_text WHERE kind = ? AND owner_rid NOT IN (SELECT rid FROM ${table})`,
      kind,
    )
    if (strays !== 0) problem('search', `${strays} search texts belong to no ${kind}`)
  }
}

function storedTexts(db: Reader, kind: SearchKind, ownerRid: number): SearchText[] {
  return db.all<SearchText>(
    `SELECT kind, owner_rid AS ownerRid, revision_rid AS revisionRid, "start", "end", text
     FROM search_text WHERE kind = ? AND owner_rid = ?`,
    kind,
    ownerRid,
  )
}

/** The same for the same texts in any order. */
function bag(texts: Iterable<SearchText>): string {
  const lines = Array.from(texts, ({ kind, ownerRid, revisionRid, start, end, text }) =>
    JSON.stringify([kind, ownerRid, revisionRid, start, end, text]),
  )
  return lines.sort().join('\n')
}

/** The index has every word of the texts at its place, and nothing else. */
export function* checkSearchIndex({ db, problem, count }: VerifyContext): Generator<void> {
  count('searchIndexes')
  try {
    // Rank 1: compares with the texts, too, not only the index with itself.
    db.write("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
  } catch (error) {
    problem('search', `the search index is damaged: ${error instanceof Error ? error.message : ''}`)
  }
  yield
}
