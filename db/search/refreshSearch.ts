import type { Connection } from '../connection.ts'
import { columnsOf, type RawChange } from '../log/changes.ts'
import { finish, type Steps } from '../log/steps.ts'
import { type SearchKind, type SearchText, searchTextsOf } from './searchTexts.ts'

type StoredText = SearchText & { readonly rid: number }

/** Brings the search index in line with what an operation, an undo included, has changed. */
export function* refreshSearch(connection: Connection, changes: readonly RawChange[]): Steps<void> {
  for (const [kind, ownerRids] of yield* changedOwners(changes)) {
    for (const rid of ownerRids) yield* refreshOwner(connection, kind, rid)
  }
}

/** Makes the texts of every owner anew. */
export function rebuildSearch(connection: Connection): void {
  connection.write('DELETE FROM search_text')
  for (const [kind, table] of ownerTables) {
    for (const rid of connection.column<number>(`SELECT rid FROM ${table} ORDER BY rid`)) {
      finish(refreshOwner(connection, kind, rid))
    }
  }
}

/** Which table's rows own the texts of a kind. */
export const ownerTables: readonly (readonly [SearchKind, string])[] = [
  ['document', 'document'],
  ['passage', 'document'],
  ['code', 'code'],
  ['entity', 'entity'],
  ['note', 'note'],
]

function* changedOwners(changes: readonly RawChange[]): Steps<Map<SearchKind, Set<number>>> {
  const owners = new Map<SearchKind, Set<number>>()
  for (const change of changes) {
    yield
    for (const [kind, rid] of ownersOf(change)) {
      const rids = owners.get(kind) ?? new Set()
      owners.set(kind, rids.add(rid))
    }
  }
  return owners
}

function ownersOf({ table, rid, before, after }: RawChange): [SearchKind, number][] {
  switch (table) {
    case 'note':
    case 'entity':
    case 'code':
    case 'document':
      return [[table, rid]]
    case 'alias':
    case 'revision': {
      // Both keep the rid of their owner in the third column.
      const owner = columnsOf(after ?? before ?? '[]')[2]
      return [[table === 'alias' ? 'entity' : 'passage', Number(owner)]]
    }
    default:
      return []
  }
}

function* refreshOwner(connection: Connection, kind: SearchKind, ownerRid: number): Steps<void> {
  const stored = connection.all<StoredText>(
    `SELECT rid, kind, owner_rid AS ownerRid, revision_rid AS revisionRid, "start", "end", text
     FROM search_text WHERE kind = ? AND owner_rid = ? ORDER BY rid`,
    kind,
    ownerRid,
  )
  yield
  const free = Map.groupBy(stored, (row) => row.text)
  yield
  for (const wanted of searchTextsOf(connection, kind, ownerRid)) {
    yield
    const kept = free.get(wanted.text)?.shift()
    if (kept === undefined) insert(connection, wanted)
    else if (!isSamePlace(kept, wanted)) move(connection, kept.rid, wanted)
  }
  for (const { rid } of [...free.values()].flat()) {
    yield
    connection.write('DELETE FROM search_text WHERE rid = ?', rid)
  }
}

function insert(connection: Connection, wanted: SearchText): void {
  connection.write(
    `INSERT INTO search_text (kind, owner_rid, revision_rid, "start", "end", text)
     VALUES (?, ?, ?, ?, ?, ?)`,
    wanted.kind,
    wanted.ownerRid,
    wanted.revisionRid,
    wanted.start,
    wanted.end,
    wanted.text,
  )
}

/** A text that stays needs no work in the full-text index: most of a new revision is the old one. */
function move(connection: Connection, rid: number, wanted: SearchText): void {
  connection.write(
    'UPDATE search_text SET revision_rid = ?, "start" = ?, "end" = ? WHERE rid = ?',
    wanted.revisionRid,
    wanted.start,
    wanted.end,
    rid,
  )
}

function isSamePlace(left: SearchText, right: SearchText): boolean {
  return (
    left.revisionRid === right.revisionRid && left.start === right.start && left.end === right.end
  )
}
