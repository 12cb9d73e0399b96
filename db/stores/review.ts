import type { AnchoredBy, AnchorState } from '../../core/model/anchor.ts'
import type { Id } from '../../core/model/id.ts'
import type { Reader } from '../connection.ts'

/** How many live highlights stand alike on the latest revision of a live document. */
export interface StandingCount {
  readonly documentId: Id
  readonly title: string
  readonly revision: number
  readonly state: AnchorState
  readonly by: AnchoredBy
  readonly isFlagged: 0 | 1
  readonly count: number
}

export function standingCounts(db: Reader): StandingCount[] {
  return db.all<StandingCount>(`SELECT document.id AS documentId, document.title,
      revision.number AS revision, anchor.state, anchor.anchored_by AS "by",
      flag.rid IS NOT NULL AS isFlagged, count(*) AS count ${standing}
    GROUP BY document.rid, anchor.state, anchor.anchored_by, flag.rid IS NOT NULL
    ORDER BY document.rid`)
}

/** A highlight that waits for a person. */
export interface WaitingRow {
  readonly highlightId: Id
  readonly isFlagged: 0 | 1
}

/** What the machine is not sure of, and what was flagged; in the order of the documents. */
export function waitingHighlights(db: Reader): WaitingRow[] {
  return db.all<WaitingRow>(`SELECT highlight.id AS highlightId, flag.rid IS NOT NULL AS isFlagged
    ${standing} AND (flag.rid IS NOT NULL OR
      (anchor.anchored_by = 'machine' AND anchor.state IN ('edited', 'ambiguous', 'orphan')))
    ORDER BY document.rid, anchor."start", anchor.rid`)
}

/** Highlights that the machine placed on a latest revision, in a state. */
export function unconfirmedHighlights(db: Reader, state: AnchorState, documentId: Id | null): Id[] {
  return db.column<Id>(
    `SELECT highlight.id ${standing} AND anchor.anchored_by = 'machine' AND anchor.state = ?
       AND (? IS NULL OR document.id = ?)
     ORDER BY highlight.rid`,
    state,
    documentId,
    documentId,
  )
}

const standing = `FROM document
  JOIN revision ON revision.document_rid = document.rid AND revision.number =
    (SELECT max(number) FROM revision AS any_one WHERE any_one.document_rid = document.rid)
  JOIN anchor ON anchor.revision_rid = revision.rid
  JOIN highlight ON highlight.rid = anchor.highlight_rid AND highlight.deleted_at IS NULL
  LEFT JOIN flag ON flag.highlight_rid = highlight.rid AND flag.revision_rid = revision.rid
  WHERE document.deleted_at IS NULL`
