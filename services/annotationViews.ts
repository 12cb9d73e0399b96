import type { Annotation } from '../core/model/annotation.ts'
import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import type { Range } from '../core/model/range.ts'
import type { ProjectState } from '../core/model/records.ts'
import { annotationsOfState } from '../core/state/annotationsOfState.ts'
import type { Reader } from '../db/connection.ts'
import { readDocumentState, readSharedState, readStateWithin } from '../db/state/readState.ts'
import { codingsOfHighlight } from '../db/stores/codings.ts'
import { listDocuments } from '../db/stores/documents.ts'
import { anchorsOfHighlight, requiredHighlight } from '../db/stores/highlights.ts'
import { mentionsOfHighlight } from '../db/stores/mentions.ts'
import { notesOfTarget } from '../db/stores/notes.ts'
import { revisionByNumber, revisionsOfDocument } from '../db/stores/revisions.ts'
import { textsOf } from './revisionTexts.ts'

/** The live annotations of a document on a revision (left out = the latest), now; all, or those in a part of its text. */
export function annotationsOf(
  db: Reader,
  documentId: Id,
  revision?: number,
  within?: Range,
): Annotation[] {
  const { id, number } = revisionByNumber(db, documentId, revision ?? null)
  const state =
    within === undefined
      ? readDocumentState(db, documentId)
      : readStateWithin(db, documentId, id, within)
  const scope = { documentId, revision: number, annotatorIds: null }
  return annotationsOfState(state, scope, textsOf(db, state.revisions))
}

/** Which annotations are asked for: those of a document, left out = of every document; on a revision as above. */
export interface AskedAnnotations {
  readonly documentId?: Id | undefined
  readonly revision?: number | undefined
  readonly within?: Range | undefined
}

export function annotationsAsked(db: Reader, asked: AskedAnnotations): Annotation[] {
  const { documentId, revision, within } = asked
  if (documentId !== undefined) return annotationsOf(db, documentId, revision, within)
  return listDocuments(db).flatMap(({ id }) => annotationsOf(db, id, revision))
}

/** These annotations on a revision (left out = the latest of each document's). */
export function annotationsGiven(
  db: Reader,
  highlightIds: readonly Id[],
  revision: number | undefined,
): Annotation[] {
  const shared = readSharedState(db)
  return highlightIds.flatMap((highlightId) => {
    const { documentId } = requiredHighlight(db, highlightId)
    const { number } = revisionByNumber(db, documentId, revision ?? null)
    const state = stateOfHighlight(db, highlightId, shared)
    const scope = { documentId, revision: number, annotatorIds: null }
    return annotationsOfState(state, scope, textsOf(db, state.revisions))
  })
}

/** One annotation, without reading those around it. Throws `not_found` where it does not stand. */
export function annotationOn(db: Reader, highlightId: Id, revision: number): Annotation {
  const state = stateOfHighlight(db, highlightId)
  const documentId = requiredHighlight(db, highlightId).documentId
  const scope = { documentId, revision, annotatorIds: null }
  const [annotation] = annotationsOfState(state, scope, textsOf(db, state.revisions))
  if (annotation === undefined) {
    throw new AppError('not_found', `highlight ${highlightId} is not on revision ${revision}`)
  }
  return annotation
}

function stateOfHighlight(
  db: Reader,
  highlightId: Id,
  shared: ProjectState = readSharedState(db),
): ProjectState {
  const highlight = requiredHighlight(db, highlightId)
  return {
    ...shared,
    revisions: revisionsOfDocument(db, highlight.documentId),
    highlights: [highlight],
    anchors: anchorsOfHighlight(db, highlightId),
    codings: codingsOfHighlight(db, highlightId),
    mentions: mentionsOfHighlight(db, highlightId),
    notes: notesOfTarget(db, { kind: 'highlight', id: highlightId }),
  }
}
