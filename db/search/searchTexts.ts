import { plainTextOfRichText } from '../../core/text/plainTextOfRichText.ts'
import { blobText } from '../blobs.ts'
import type { Reader } from '../connection.ts'
import { revisionBlocks } from '../stores/revisions.ts'

export type SearchKind = 'passage' | 'note' | 'entity' | 'code' | 'document'

/** One text that search finds. For a passage the owner is its document. */
export interface SearchText {
  readonly kind: SearchKind
  readonly ownerRid: number
  readonly revisionRid: number | null
  readonly start: number | null
  readonly end: number | null
  readonly text: string
}

/** What search should find of one owner now, each made when it is asked for; nothing when the owner is gone. */
export function* searchTextsOf(
  db: Reader,
  kind: SearchKind,
  ownerRid: number,
): Generator<SearchText, void> {
  if (kind === 'passage') return yield* passagesOf(db, ownerRid)
  const text = ownText(db, kind, ownerRid)
  if (text === null) return
  const place = { revisionRid: null, start: null, end: null }
  yield { kind, ownerRid, ...place, text: searchable(text) }
}

function ownText(db: Reader, kind: Exclude<SearchKind, 'passage'>, rid: number): string | null {
  switch (kind) {
    case 'note': {
      const content = db.value<string>('SELECT content FROM note WHERE rid = ?', rid)
      return content === undefined ? null : plainTextOfRichText(JSON.parse(content))
    }
    case 'document':
      return db.value<string>('SELECT title FROM document WHERE rid = ?', rid) ?? null
    case 'code':
      return joined(db, 'SELECT name, description FROM code WHERE rid = ?', rid)
    case 'entity':
      return entityText(db, rid)
  }
}

function entityText(db: Reader, rid: number): string | null {
  const own = joined(db, 'SELECT label, description FROM entity WHERE rid = ?', rid)
  if (own === null) return null
  const sql = 'SELECT label FROM alias WHERE entity_rid = ? ORDER BY rid'
  return [own, ...db.column<string>(sql, rid)].join('\n')
}

function joined(db: Reader, sql: string, rid: number): string | null {
  const row = db.tuples<string[]>(sql, rid)[0]
  return row === undefined ? null : row.filter((part) => part !== '').join('\n')
}

/** The blocks of a document's latest revision: older ones would only repeat it. */
function* passagesOf(db: Reader, documentRid: number): Generator<SearchText, void> {
  const revision = db.get<{ rid: number; textSha256: string; blocksSha256: string }>(
    `SELECT rid, text_sha256 AS textSha256, blocks_sha256 AS blocksSha256
     FROM revision WHERE document_rid = ? ORDER BY number DESC LIMIT 1`,
    documentRid,
  )
  if (revision === undefined) return
  const text = blobText(db, revision.textSha256)
  for (const { start, end } of revisionBlocks(db, revision)) {
    if (start === end) continue
    yield {
      kind: 'passage',
      ownerRid: documentRid,
      revisionRid: revision.rid,
      start,
      end,
      text: searchable(text.slice(start, end)),
    }
  }
}

/** SQL string functions, snippets among them, stop at NUL. Offsets stay the same. */
function searchable(text: string): string {
  return text.replaceAll('\0', ' ')
}
