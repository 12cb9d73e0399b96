import type { Call } from '../core/api/serve.ts'
import type { OperationInfo } from '../db/log/log.ts'
import type { Project } from '../db/project.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import { ensureProfile } from './profile.ts'
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

  'history.undo': ({ documentId }, call, session) =>
    compensate(session, call, (project, author) => project.log.undo(scopeOf(documentId), author)),

  'history.redo': ({ documentId }, call, session) =>
    compensate(session, call, (project, author) => project.log.redo(scopeOf(documentId), author)),
}

type Author = { annotatorId: string; client: string; at: string }

async function compensate(
  session: Session,
  { signal }: Call,
  act: (project: Project, author: Author) => OperationInfo | null,
) {
  const { annotatorId } = ensureProfile(session.ports)
  const author = { annotatorId, client: session.clientId, at: session.now() }
  const operation = act(session.project(), author)
  session.announce(operation)
  if (operation === null) return { operation: null }
  await carryWhatCameBack(session, operation, signal)
  const { seq, code, label } = operation
  return { operation: { seq, code, label } }
}

/**
 * An operation on several documents can be taken back out of its turn, as the newest of one of them. Of
 * the others there may be revisions since: highlights that come back have not been carried to those, and
 * others were carried from a place that was accepted and is not any more.
 */
async function carryWhatCameBack(
  session: Session,
  { documents }: OperationInfo,
  signal: AbortSignal,
): Promise<void> {
  if (documents.length < 2) return
  const input = { project: session.project().path, documentIds: documents }
  const think = () => session.ports.jobs.runJob('dueAnchors', input, { ...LIMITS, signal })
  await withPlan(session, think, (anchors) => {
    if (anchors.length === 0) return
    const label = labels.carryHighlights(anchors.length)
    const operation = { code: 'highlights.carry', label, undoable: false }
    return session.writeInSteps(operation, (work) => writePlanned(work, anchors), signal)
  })
}

/** Compares the texts of revisions where something is missing, and else only reads. */
const LIMITS = { timeoutMs: 120_000, memoryMb: 1024 }

function scopeOf(documentId: string | undefined) {
  return documentId === undefined ? null : { documentId }
}
