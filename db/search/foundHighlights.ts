import type { Id } from '../../core/model/id.ts'
import type { Range } from '../../core/model/range.ts'
import type { Reader } from '../connection.ts'
import { loadedRanges } from '../records.ts'
import { HIT_END, HIT_START } from './findTexts.ts'

/**
 * Live highlights that hold a hit of `match`, in FTS5's query language, in their words on the latest revision, or
 * that have a note which matches; oldest first.
 */
export function foundHighlights(db: Reader, match: string): Id[] {
  const found = new Map(db.tuples<[number, Id]>(foundInNotesSql, match))
  for (const [revisionRid, hits] of hitsByRevision(db, match)) {
    const anchors = db.tuples<PlacedTuple>(placedSql, revisionRid)
    for (const [rid, id, start, end, parts] of anchors) {
      if (loadedRanges([start, end, parts]).some((range) => holdsHit(range, hits))) {
        found.set(rid, id)
      }
    }
  }
  return [...found].sort(([one], [other]) => one - other).map(([, id]) => id)
}

type PlacedTuple = [rid: number, id: Id, start: number, end: number, parts: string | null]

/** Where the hits stand in the texts of the revisions, in order. */
function hitsByRevision(db: Reader, match: string): Map<number, Range[]> {
  const hits = new Map<number, Range[]>()
  for (const [revisionRid, start, marked] of db.tuples<[number, number, string]>(hitsSql, match)) {
    const ofRevision = hits.get(revisionRid) ?? []
    for (const [from, to] of markedRanges(marked)) ofRevision.push([start + from, start + to])
    hits.set(revisionRid, ofRevision)
  }
  return hits
}

/** Where the hits stand in a text that has marks around them. */
function markedRanges(marked: string): Range[] {
  const [before = '', ...parts] = marked.split(HIT_START)
  const ranges: Range[] = []
  let offset = before.length
  for (const part of parts) {
    const length = part.indexOf(HIT_END)
    if (length > 0) ranges.push([offset, offset + length])
    offset += part.length - HIT_END.length
  }
  return ranges
}

/** `hits` are in order and disjoint: the first that ends after the start of the range decides. */
function holdsHit([start, end]: Range, hits: readonly Range[]): boolean {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hits[middle]?.[1] ?? 0) <= start) low = middle + 1
    else high = middle
  }
  return (hits[low]?.[0] ?? end) < end
}

const foundInNotesSql = `SELECT highlight.rid, highlight.id
  FROM search_index
  JOIN search_text AS found ON found.rid = search_index.rowid AND found.kind = 'note'
  JOIN note ON note.rid = found.owner_rid AND note.deleted_at IS NULL
  JOIN highlight ON highlight.rid = note.highlight_rid AND highlight.deleted_at IS NULL
  JOIN document ON document.rid = highlight.document_rid AND document.deleted_at IS NULL
  WHERE search_index MATCH ?`

const hitsSql = `SELECT found.revision_rid, found."start",
    highlight(search_index, 0, '${HIT_START}', '${HIT_END}')
  FROM search_index
  JOIN search_text AS found ON found.rid = search_index.rowid AND found.kind = 'passage'
  JOIN document ON document.rid = found.owner_rid AND document.deleted_at IS NULL
  WHERE search_index MATCH ? ORDER BY found.revision_rid, found."start"`

const placedSql = `SELECT highlight.rid, highlight.id, anchor."start", anchor."end", anchor.parts
  FROM anchor JOIN highlight ON highlight.rid = anchor.highlight_rid
  WHERE anchor.revision_rid = ? AND anchor."start" >= 0 AND highlight.deleted_at IS NULL`
