import type { RestorePreview } from '../core/api/versionMethods.ts'
import type { Id } from '../core/model/id.ts'
import type { AnchorRecord, ProjectState } from '../core/model/records.ts'
import { groupBy } from '../core/state/lookup.ts'
import type { Reader } from '../db/connection.ts'
import { canonicalJson } from '../db/state/canonicalJson.ts'
import { readState } from '../db/state/readState.ts'
import { anchorsAfter } from '../db/state/stateDiff.ts'
import { readSnapshot, requiredSnapshot } from '../db/stores/snapshots.ts'

/** Quotes that are listed of each kind; the counts are whole. */
const LISTED = 50

/**
 * What restoring a snapshot would do now. Reads the whole state twice: only in a job.
 * @throws AppError not_found, ambiguous, corrupt
 */
export function previewOf(db: Reader, name: string, documentId: Id | undefined): RestorePreview {
  return previewRestore(readState(db), readSnapshot(db, requiredSnapshot(db, name, documentId)))
}

/** What restoring `target` would do to the highlights of `current`, and to how many other records. */
function previewRestore(current: ProjectState, target: ProjectState): RestorePreview {
  const now = highlightsOf(current)
  // Places that a person chose on revisions made since stay: what was decided there is not taken back.
  const then = highlightsOf({ ...target, anchors: anchorsAfter(current, target) })
  const back = [...then.keys()].filter((id) => !now.has(id))
  const trash = [...now.keys()].filter((id) => !then.has(id))
  const changed = [...now].flatMap(([id, content]) => {
    const wanted = then.get(id)
    return wanted !== undefined && wanted !== content ? [id] : []
  })
  const quotes = new Map([
    ...target.anchors.map(({ highlightId, quote }) => [highlightId, quote] as const),
    ...current.anchors.map(({ highlightId, quote }) => [highlightId, quote] as const),
  ])
  const told = (ids: readonly Id[]) => ({
    count: ids.length,
    quotes: ids.slice(0, LISTED).map((id) => quotes.get(id) ?? ''),
  })
  return {
    back: told(back),
    trash: told(trash),
    changed: told(changed),
    others: otherRecords(current, target),
  }
}

/** Every live highlight with what it is and has, as one text to compare. */
function highlightsOf(state: ProjectState): Map<Id, string> {
  const anchors = groupBy(state.anchors, ({ highlightId }) => highlightId)
  const codings = groupBy(state.codings, ({ highlightId }) => highlightId)
  const mentions = groupBy(state.mentions, ({ highlightId }) => highlightId)
  const notes = groupBy(
    state.notes.filter(({ deletedAt }) => deletedAt === null),
    ({ highlightId }) => highlightId,
  )
  const live = state.highlights.filter(({ deletedAt }) => deletedAt === null)
  return new Map(
    live.map(({ id }) => {
      const all = {
        places: placesByPerson(anchors.get(id) ?? []),
        codings: codings.get(id),
        mentions: mentions.get(id),
        notes: notes.get(id),
      }
      return [id, canonicalJson(all)]
    }),
  )
}

/** Where people put it, revision by revision; what the machine carried from there is no change of theirs. */
function placesByPerson(anchors: readonly AnchorRecord[]) {
  return anchors
    .filter(({ by }) => by === 'person')
    .map(({ revisionId, state, ranges, quote }) => ({ revisionId, state, ranges, quote }))
    .sort((one, other) => (one.revisionId < other.revisionId ? -1 : 1))
}

/** Codes, entities, relations and notes apart from highlights that would come, go or change. */
function otherRecords(current: ProjectState, target: ProjectState): number {
  const records = (state: ProjectState) => {
    const evidence = groupBy(state.relationEvidence, ({ relationId }) => relationId)
    return new Map(
      [
        ...state.codes,
        ...state.entities,
        ...state.relations.map((one) => ({ ...one, evidence: evidence.get(one.id) })),
        ...state.notes.filter((note) => note.highlightId === null),
      ]
        .filter(({ deletedAt }) => deletedAt === null)
        .map((record) => [record.id, canonicalJson(record)]),
    )
  }
  const [now, then] = [records(current), records(target)]
  return new Set([...now.keys(), ...then.keys()].filter((id) => now.get(id) !== then.get(id))).size
}
