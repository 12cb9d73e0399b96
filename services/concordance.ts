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

/**
 * An entity's mentions on the latest revisions, with what stands left and right of each; those without a place
 * come last in their document.
 */
export function concordanceOf(db: Reader, entityId: Id): Concordance[] {
  const confirmed = mentionsOfEntity(db, entityId).filter(({ state }) => state === 'confirmed')
  const lines = confirmed.flatMap(({ id: mentionId, highlightId, role }) => {
    const { documentId } = requiredHighlight(db, highlightId)
    const document = requiredDocument(db, documentId)
    const revision = revisionByNumber(db, documentId, null)
    const anchor = anchorOn(db, highlightId, revision.id)
    if (anchor === undefined || document.deletedAt !== null) return []
    const { state, quote, ranges } = anchor
    const { title } = document
    const where = { mentionId, highlightId, documentId, title, revision: revision.number, role }
    return [{ ...where, state, ...wordsAround(db, revision, ranges[0] ?? null, quote) }]
  })
  return lines.sort(byPlace)
}

function wordsAround(db: Reader, revision: RevisionRecord, range: Range | null, quote: string) {
  if (range === null) return { range, left: '', match: quote, right: '' }
  const text = textOfRevision(db, revision)
  const { prefix: left, suffix: right } = contextOf(text, [range], WIDTH)
  return { range, left, match: text.slice(...range), right }
}

function byPlace(left: Concordance, right: Concordance): number {
  if (left.title !== right.title) return left.title < right.title ? -1 : 1
  return startOf(left) - startOf(right)
}

function startOf({ range }: Concordance): number {
  return range?.[0] ?? Number.MAX_SAFE_INTEGER
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
