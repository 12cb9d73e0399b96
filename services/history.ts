import type { OperationInfo } from '../db/log/log.ts'
import type { Project } from '../db/project.ts'
import type { HandlersOf } from './handlersOf.ts'
import { ensureProfile } from './profile.ts'
import type { Session } from './session.ts'

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

  'history.undo': ({ documentId }, _call, session) =>
    compensate(session, (project, author) => project.log.undo(scopeOf(documentId), author)),

  'history.redo': ({ documentId }, _call, session) =>
    compensate(session, (project, author) => project.log.redo(scopeOf(documentId), author)),
}

type Author = { annotatorId: string; client: string; at: string }

function compensate(
  session: Session,
  act: (project: Project, author: Author) => OperationInfo | null,
) {
  const { annotatorId } = ensureProfile(session.ports)
  const author = { annotatorId, client: session.clientId, at: session.now() }
  const operation = act(session.project(), author)
  session.announce(operation)
  if (operation === null) return { operation: null }
  const { seq, code, label } = operation
  return { operation: { seq, code, label } }
}

function scopeOf(documentId: string | undefined) {
  return documentId === undefined ? null : { documentId }
}
