import type { Id } from '../core/model/id.ts'
import { codePaths } from '../core/state/annotationsOfState.ts'
import { listCodes } from '../db/stores/codes.ts'
import { codingsOfHighlight, deleteCoding, insertCoding } from '../db/stores/codings.ts'
import { requiredHighlight } from '../db/stores/highlights.ts'
import { ensureCode } from './codes.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import type { Session } from './session.ts'
import type { Work } from './writing.ts'

export const codingHandlers: HandlersOf<'codings'> = {
  'codings.add': ({ highlightIds, code, annotatorId }, _call, session) => {
    const path = 'path' in code ? code.path : pathOfCode(session, code.codeId)
    const label = labels.addCode(path.join('/'), highlightIds.length)
    return session.write({ code: 'codings.add', label, annotatorId }, (work) => {
      const { id } = ensureCode(work, code)
      const added = highlightIds.filter((highlightId) => addCoding(work, highlightId, id))
      return { added: added.length }
    })
  },

  'codings.replace': ({ highlightIds, code, annotatorId }, _call, session) => {
    const path = 'path' in code ? code.path : pathOfCode(session, code.codeId)
    const label = labels.replaceCodes(path.join('/'), highlightIds.length)
    return session.write({ code: 'codings.replace', label, annotatorId }, (work) => {
      const { id } = ensureCode(work, code)
      const outdated = highlightIds
        .flatMap((highlightId) => codingsOfHighlight(work.tx, highlightId))
        .filter(({ codeId }) => codeId !== id)
      for (const coding of outdated) deleteCoding(work.tx, coding.id)
      const added = highlightIds.filter((highlightId) => addCoding(work, highlightId, id))
      return { added: added.length, removed: outdated.length }
    })
  },

  'codings.remove': ({ codingIds }, _call, session) => {
    const label = labels.removeCodes(codingIds.length)
    return session.write({ code: 'codings.remove', label }, ({ tx }) => {
      for (const id of codingIds) deleteCoding(tx, id)
      return {}
    })
  },
}

/** Codes a highlight within a running operation; false when this annotator has done so already. */
export function addCoding(work: Work, highlightId: Id, codeId: Id): boolean {
  const { tx, annotatorId, at, newId } = work
  requiredHighlight(tx, highlightId)
  const isThere = codingsOfHighlight(tx, highlightId).some(
    (coding) => coding.codeId === codeId && coding.annotatorId === annotatorId,
  )
  if (isThere) return false
  insertCoding(tx, { id: newId(), highlightId, codeId, annotatorId, createdAt: at })
  return true
}

function pathOfCode(session: Session, codeId: Id): readonly string[] {
  return codePaths(listCodes(session.project().db))(codeId)
}
