import type { Concordance } from '../core/api/codebookMethods.ts'
import type { Id } from '../core/model/id.ts'
import type { Range } from '../core/model/range.ts'
import type { RevisionRecord } from '../core/model/records.ts'
import { contextOf } from '../core/text/context.ts'
import type { Reader } from '../db/connection.ts'
import { requiredDocument } from '../db/stores/documents.ts'
import { anchorOn, requiredHighlight } from '../db/stores/highlights.ts'
import { mentionsOfEntity } from '../db/stores/mentions.ts'
import { revisionByNumber } from '../db/stores/revisions.ts'
import { textOfRevision } from './revisionTexts.ts'

const WIDTH = 80

/** An entity's placed mentions on the latest revisions, with what stands left and right of each. */
export function concordanceOf(db: Reader, entityId: Id): Concordance[] {
  const confirmed = mentionsOfEntity(db, entityId).filter(({ state }) => state === 'confirmed')
  const lines = confirmed.flatMap(({ id: mentionId, highlightId, role }) => {
    const { documentId } = requiredHighlight(db, highlightId)
    const document = requiredDocument(db, documentId)
    const revision = revisionByNumber(db, documentId, null)
    const range = anchorOn(db, highlightId, revision.id)?.ranges[0]
    if (range === undefined || document.deletedAt !== null) return []
    const text = textOfRevision(db, revision)
    const { prefix: left, suffix: right } = contextOf(text, [range], WIDTH)
    return [
      {
        mentionId,
        highlightId,
        documentId,
        title: document.title,
        revision: revision.number,
        range,
        left,
        match: text.slice(...range),
        right,
        role,
      },
    ]
  })
  return lines.sort(byPlace)
}

function byPlace(left: Concordance, right: Concordance): number {
  if (left.title !== right.title) return left.title < right.title ? -1 : 1
  return left.range[0] - right.range[0]
}

/** Where an entity is linked on a revision already, or was said not to be meant. */
export function linked(db: Reader, entityId: Id, revision: RevisionRecord): Range[] {
  return mentionsOfEntity(db, entityId).flatMap(
    ({ highlightId }) => anchorOn(db, highlightId, revision.id)?.ranges ?? [],
  )
}

/** The ranges that lie on none of the others. */
export function outside(ranges: readonly Range[], others: readonly Range[]): Range[] {
  return ranges.filter(
    ([start, end]) => !others.some((other) => start < other[1] && other[0] < end),
  )
}
