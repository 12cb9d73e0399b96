import { prepareReanchoring, type Reanchoring } from '../core/anchoring/prepareReanchoring.ts'
import type { Id } from '../core/model/id.ts'
import type { AnchorRecord, ProjectState, RevisionRecord } from '../core/model/records.ts'
import type { TextOfRevision } from '../core/state/annotationsOfState.ts'
import { byId, groupBy, required } from '../core/state/lookup.ts'
import type { Reader } from '../db/connection.ts'
import { readDocumentState } from '../db/state/readState.ts'
import { documentById } from '../db/stores/documents.ts'
import { carriedAnchor, evidenceBefore, unplaced } from './evidence.ts'
import { textsOf } from './revisionTexts.ts'

/** An anchor by the machine that is thought out and not yet written. */
export type PlannedAnchor = Omit<AnchorRecord, 'id' | 'createdAt'>

export type CarryState = Pick<ProjectState, 'revisions' | 'highlights' | 'anchors'>

/**
 * The anchors that highlights of a state lack on revisions since their home, those in the trash included:
 * a highlight that came back from an older state lacks those on revisions made since, and without them it
 * would not be shown. Each pair of texts is compared once; that takes long for long ones, so do it in a job.
 */
export function missingAnchors(state: CarryState, textOf: TextOfRevision): PlannedAnchor[] {
  const revisions = groupBy(state.revisions, ({ documentId }) => documentId)
  const anchors = groupBy(state.anchors, ({ highlightId }) => highlightId)
  const between = reanchoringsOf(textOf)
  return state.highlights.flatMap(({ id, documentId, homeRevisionId }) => {
    const ofDocument = revisions.get(documentId) ?? []
    const home = required(byId(state.revisions), homeRevisionId).number
    const own = anchors.get(id) ?? []
    const present = new Set(own.map(({ revisionId }) => revisionId))
    return ofDocument
      .filter((revision) => revision.number > home && !present.has(revision.id))
      .map((revision) => {
        const evidence = evidenceBefore(revision.number, own, ofDocument, textOf)
        const placement =
          evidence === null ? unplaced : between(evidence.anchor, revision).place(evidence.ranges)
        const place = { highlightId: id, revisionId: revision.id }
        return carriedAnchor(place, evidence, placement, quoteOfFirst(own, ofDocument))
      })
  })
}

/** The same for what is in some documents now; one that is gone lacks nothing. */
export function missingAnchorsIn(db: Reader, documentIds: readonly Id[]): PlannedAnchor[] {
  return documentIds.flatMap((documentId) => {
    if (documentById(db, documentId) === undefined) return []
    const state = readDocumentState(db, documentId)
    return missingAnchors(state, textsOf(db, state.revisions))
  })
}

/** The quote a highlight without evidence was imported with. */
function quoteOfFirst(
  anchors: readonly AnchorRecord[],
  revisions: readonly RevisionRecord[],
): string {
  const numbers = byId(revisions)
  const numberOf = ({ revisionId }: AnchorRecord) => required(numbers, revisionId).number
  const [first] = [...anchors].sort((left, right) => numberOf(left) - numberOf(right))
  return first?.quote ?? ''
}

/** Each pair of revisions prepared once. */
function reanchoringsOf(textOf: TextOfRevision) {
  const pairs = new Map<string, Reanchoring>()
  return (from: AnchorRecord, to: RevisionRecord): Reanchoring => {
    const key = `${from.revisionId} ${to.id}`
    const pair = pairs.get(key) ?? prepareReanchoring(textOf(from.revisionId), textOf(to.id))
    pairs.set(key, pair)
    return pair
  }
}
