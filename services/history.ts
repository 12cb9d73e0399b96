import type { Call } from '../core/api/serve.ts'
import type { Id } from '../core/model/id.ts'
import type { Reader } from '../db/connection.ts'
import type { Compensating } from '../db/log/undo.ts'
import { revisionsOfDocument } from '../db/stores/revisions.ts'
import type { PlannedAnchor } from './dueAnchors.ts'
import type { HandlersOf } from './handlersOf.ts'
import { pack } from './jobs/packed.ts'
import type { Session } from './session.ts'
import { withPlan } from './withPlan.ts'
import { writePlanned } from './writeAnchors.ts'

export const historyHandlers: HandlersOf<'history'> = {
  'history.list': ({ documentId, limit, before }, _call, session) =>
    session
      .project()
      .log.history({ scope: scopeOf(documentId), limit, before })
      .map(({ seq, code, label, annotator, at, undoes }) => ({
        seq,
        code,
        label,
        annotator,
        at,
        undoes,
      })),

  'history.next': ({ documentId }, _call, session) =>
    session.project().log.next(scopeOf(documentId)),

  'history.undo': ({ documentId, seq }, call, session) =>
    compensate(session, call, { kind: 'undo', scope: scopeOf(documentId), seq }),

  'history.redo': ({ documentId }, call, session) =>
    compensate(session, call, { kind: 'redo', scope: scopeOf(documentId) }),
}

/**
 * An operation can be taken back out of its turn: by its number, or as the newest of one of several documents. There
 * may be revisions since: highlights that come back have not been carried to those, and others were carried
 * from a place that was accepted and is not any more. They are carried in the same operation.
 */
async function compensate(session: Session, { signal }: Call, compensating: Compensating) {
  const project = session.project()
  const think = async () => {
    const reverting = project.log.revertedBy(compensating)
    const revised = reverting?.documents.filter((id) => isRevised(project.db, id)) ?? []
    if (reverting === null || revised.length === 0) return pack<PlannedAnchor>([])
    const input = { project: project.path, documentIds: revised, reverting: reverting.seq }
    return session.ports.jobs.runJob('dueAnchors', input, { ...LIMITS, signal })
  }
  const operation = await withPlan(session, think, (anchors) =>
    session.compensate(compensating, (work) => writePlanned(work, anchors), signal),
  )
  if (operation === null) return { operation: null }
  const { seq, code, label } = operation
  return { operation: { seq, code, label } }
}

function isRevised(db: Reader, documentId: Id): boolean {
  return revisionsOfDocument(db, documentId).length > 1
}

/** Compares the texts of revisions where something is missing, and else only reads. */
const LIMITS = { timeoutMs: 120_000, memoryMb: 1024 }

function scopeOf(documentId: string | undefined) {
  return documentId === undefined ? null : { documentId }
}
