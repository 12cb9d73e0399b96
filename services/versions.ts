import type { Side } from '../core/api/outcomeMethods.ts'
import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import type { AnnotatorRecord, ProjectState } from '../core/model/records.ts'
import type { AnnotatedVersion } from '../core/model/version.ts'
import { annotationsOfState } from '../core/state/annotationsOfState.ts'
import type { Reader } from '../db/connection.ts'
import { readDocumentState } from '../db/state/readState.ts'
import { requiredDocument } from '../db/stores/documents.ts'
import { revisionBlocks, revisionByNumber } from '../db/stores/revisions.ts'
import { readSnapshotOfDocument, requiredSnapshot } from '../db/stores/snapshots.ts'
import { textOfRevision, textsOf } from './revisionTexts.ts'

/** Reads a side of a comparison: a revision and the annotations on it, now or in a snapshot. */
export function versionOf(db: Reader, side: Side): AnnotatedVersion {
  const { documentId } = side
  const { title } = requiredDocument(db, documentId)
  const revision = revisionByNumber(db, documentId, side.revision ?? null)
  const state = stateOfSide(db, side)
  const annotators = side.annotators?.map((name) => annotatorNamed(state, name)) ?? null
  const scope = {
    documentId,
    revision: revision.number,
    annotatorIds: annotators === null ? null : new Set<Id>(annotators.map(({ id }) => id)),
  }
  return {
    documentId,
    title,
    revision: revision.number,
    snapshot: side.snapshot ?? null,
    annotators: annotators?.map(({ name }) => name) ?? null,
    text: textOfRevision(db, revision),
    blocks: revisionBlocks(db, revision),
    annotations: annotationsOfState(state, scope, textsOf(db, state.revisions)),
  }
}

/** What the project knew of a side's document, now or in the side's snapshot. */
export function stateOfSide(db: Reader, { documentId, snapshot }: Side): ProjectState {
  if (snapshot === undefined) return readDocumentState(db, documentId)
  return readSnapshotOfDocument(db, requiredSnapshot(db, snapshot, documentId), documentId)
}

/** Ids of a side's annotators; null = everybody's annotations count. */
export function chosenAnnotators(
  state: ProjectState,
  { annotators }: Side,
): ReadonlySet<Id> | null {
  if (annotators === undefined) return null
  return new Set(annotators.map((name) => annotatorNamed(state, name).id))
}

function annotatorNamed(state: ProjectState, name: string): AnnotatorRecord {
  const found = state.annotators.filter(
    (annotator) => annotator.id === name || annotator.name === name,
  )
  const [annotator] = found
  if (annotator === undefined) throw new AppError('not_found', `no annotator ${name}`)
  if (found.length > 1) {
    const ids = found.map(({ id }) => id)
    throw new AppError('ambiguous', `${found.length} annotators are called ${name}`, { ids })
  }
  return annotator
}
