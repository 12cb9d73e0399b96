import type { Id } from '../../core/model/id.ts'
import type { Reader } from '../connection.ts'
import type { SearchKind } from './searchTexts.ts'

/** Private-use characters around each hit of a snippet. */
export const HIT_START = '\uE000'
export const HIT_END = '\uE001'

export interface FoundText {
  readonly kind: SearchKind
  /** Of the note, entity, code or document; of a passage's document. */
  readonly id: Id
  /** The document it belongs to; null for what belongs to the whole project. */
  readonly documentId: Id | null
  readonly title: string | null
  /** Of a passage: the revision and where in its text. */
  readonly revision: number | null
  readonly start: number | null
  readonly end: number | null
  /** A stretch of the text; hits between HIT_START and HIT_END. */
  readonly snippet: string
  /** Higher is better; comparable within one search only. */
  readonly score: number
}

export interface TextQuery {
  /** In FTS5's query language. */
  readonly match: string
  /** Empty = all. */
  readonly kinds: readonly SearchKind[]
  readonly limit: number
}

/** Live texts that match, best first. Of a document, its title and its latest revision are known. */
export function findTexts(db: Reader, { match, kinds, limit }: TextQuery): FoundText[] {
  const wanted = JSON.stringify(kinds)
  return db.all<FoundText>(findSql, match, wanted, wanted, limit)
}

export const findSql = `
  SELECT found.kind,
    CASE found.kind WHEN 'note' THEN note.id WHEN 'entity' THEN entity.id
      WHEN 'code' THEN code.id ELSE document.id END AS id,
    document.id AS documentId, document.title, revision.number AS revision, found."start", found."end",
    snippet(search_index, 0, '${HIT_START}', '${HIT_END}', '…', 24) AS snippet,
    -search_index.rank AS score
  FROM search_index
  JOIN search_text AS found ON found.rid = search_index.rowid
  LEFT JOIN note ON found.kind = 'note' AND note.rid = found.owner_rid
  LEFT JOIN highlight ON highlight.rid = note.highlight_rid
  LEFT JOIN entity ON entity.rid =
    CASE found.kind WHEN 'entity' THEN found.owner_rid ELSE note.entity_rid END
  LEFT JOIN code ON code.rid =
    CASE found.kind WHEN 'code' THEN found.owner_rid ELSE note.code_rid END
  LEFT JOIN revision ON revision.rid = coalesce(found.revision_rid, note.revision_rid)
  LEFT JOIN document ON document.rid = CASE
    WHEN found.kind IN ('document', 'passage') THEN found.owner_rid
    ELSE coalesce(note.document_rid, highlight.document_rid, revision.document_rid) END
  WHERE search_index MATCH ?
    AND (? = '[]' OR found.kind IN (SELECT value FROM json_each(?)))
    AND note.deleted_at IS NULL AND highlight.deleted_at IS NULL AND entity.deleted_at IS NULL
    AND code.deleted_at IS NULL AND document.deleted_at IS NULL
  ORDER BY search_index.rank LIMIT ?`
