import type { Flag } from '../core/api/versionMethods.ts'
import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import type { RevisionRecord } from '../core/model/records.ts'
import type { Reader } from '../db/connection.ts'
import { listDocuments } from '../db/stores/documents.ts'
import { deleteFlag, flagOn, flagsOfRevision, insertFlag } from '../db/stores/flags.ts'
import { anchorOn, requiredHighlight } from '../db/stores/highlights.ts'
import { revisionByNumber } from '../db/stores/revisions.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import type { Work } from './writing.ts'

export const flagHandlers: HandlersOf<'flags'> = {
  'flags.add': ({ highlightIds, revision, annotatorId }, _call, session) => {
    const label = labels.flagHighlights(highlightIds.length)
    const operation = { code: 'flags.add', label, annotatorId }
    const { result: flagged, seq } = session.writeNumbered(
      operation,
      (work) => highlightIds.filter((id) => addFlag(work, id, revision)).length,
    )
    return { flagged, seq }
  },

  'flags.remove': ({ highlightIds, revision, annotatorId }, _call, session) => {
    const label = labels.unflagHighlights(highlightIds.length)
    const operation = { code: 'flags.remove', label, annotatorId }
    const { result: removed, seq } = session.writeNumbered(operation, (work) => {
      const isRemoved = (id: Id) => removeFlag(work, id, revisionOf(work.tx, id, revision))
      return highlightIds.filter(isRemoved).length
    })
    return { removed, seq }
  },

  'flags.list': ({ documentId, revision }, _call, session) => {
    const { db } = session.project()
    const documents =
      documentId === undefined ? listDocuments(db).map(({ id }) => id) : [documentId]
    return documents.flatMap((id) => flagsOn(db, revisionByNumber(db, id, revision ?? null)))
  },
}

function flagsOn(db: Reader, revision: RevisionRecord): Flag[] {
  return flagsOfRevision(db, revision.id).map(({ highlightId, annotatorId, createdAt }) => ({
    highlightId,
    revision: revision.number,
    annotatorId,
    at: createdAt,
  }))
}

function revisionOf(db: Reader, highlightId: Id, number: number | undefined): RevisionRecord {
  const { documentId } = requiredHighlight(db, highlightId)
  return revisionByNumber(db, documentId, number ?? null)
}

/** False where it is flagged already. */
function addFlag(work: Work, highlightId: Id, number: number | undefined): boolean {
  const { tx, newId, annotatorId, at } = work
  const revision = revisionOf(tx, highlightId, number)
  if (anchorOn(tx, highlightId, revision.id) === undefined) {
    const where = `revision ${revision.number}`
    throw new AppError('not_found', `highlight ${highlightId} is not on ${where}`)
  }
  if (flagOn(tx, highlightId, revision.id) !== undefined) return false
  const place = { highlightId, revisionId: revision.id }
  insertFlag(tx, { id: newId(), ...place, annotatorId, createdAt: at })
  return true
}

/** Within a running operation: what is decided needs no flag. False where there was none. */
export function removeFlag({ tx }: Work, highlightId: Id, revision: RevisionRecord): boolean {
  const flag = flagOn(tx, highlightId, revision.id)
  if (flag !== undefined) deleteFlag(tx, flag.id)
  return flag !== undefined
}
