import type { Timeline } from '../core/api/versionMethods.ts'
import type { Annotation } from '../core/model/annotation.ts'
import type { Id } from '../core/model/id.ts'
import { annotationsOfState } from '../core/state/annotationsOfState.ts'
import type { Reader } from '../db/connection.ts'
import { readDocumentState } from '../db/state/readState.ts'
import { requiredDocument } from '../db/stores/documents.ts'
import { textsOf } from './revisionTexts.ts'

/** In which revisions each live highlight of a document stands, and how; in the order of the newest text. */
export function timelineOf(db: Reader, documentId: Id): Timeline {
  requiredDocument(db, documentId)
  const state = readDocumentState(db, documentId)
  const textOf = textsOf(db, state.revisions)
  const revisions = [...state.revisions].sort((one, other) => one.number - other.number)
  const standings = new Map<Id, Annotation[]>()
  for (const { number } of revisions) {
    const scope = { documentId, revision: number, annotatorIds: null }
    for (const annotation of annotationsOfState(state, scope, textOf)) {
      const known = standings.get(annotation.id)
      if (known === undefined) standings.set(annotation.id, [annotation])
      else known.push(annotation)
    }
  }
  const highlights = [...standings.values()].map((all) => ({ newest: all.at(-1), all }))
  const placeOf = (annotation: Annotation | undefined) =>
    annotation?.ranges[0]?.[0] ?? Number.MAX_SAFE_INTEGER
  highlights.sort((one, other) => placeOf(one.newest) - placeOf(other.newest))
  return {
    revisions: revisions.map(({ number, capturedAt }) => ({ revision: number, capturedAt })),
    highlights: highlights.flatMap(({ newest, all }) =>
      newest === undefined
        ? []
        : {
            id: newest.id,
            quote: newest.quote,
            annotator: newest.annotator,
            codes: newest.codings.map(({ path }) => path.join('/')),
            colour: newest.codings[0]?.colour ?? null,
            standings: all.map((annotation) => ({
              revision: annotation.revision,
              state: annotation.state,
              by: annotation.anchoredBy,
              score: annotation.score,
              current: annotation.current,
            })),
          },
    ),
  }
}
