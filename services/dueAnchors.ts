import { prepareReanchoring, type Reanchoring } from '../core/anchoring/prepareReanchoring.ts'
import { type WordPlacement, wordPlacementIn } from '../core/export/placeWords.ts'
import type { Id } from '../core/model/id.ts'
import type { AnchorRecord, ProjectState, RevisionRecord } from '../core/model/records.ts'
import type { TextOfRevision } from '../core/state/annotationsOfState.ts'
import { byId, groupBy, required } from '../core/state/lookup.ts'
import type { Reader } from '../db/connection.ts'
import { readDocumentState } from '../db/state/readState.ts'
import { documentById } from '../db/stores/documents.ts'
import { carriedAnchor, evidenceAnchorBefore, evidenceBefore } from './evidence.ts'
import { textsOf } from './revisionTexts.ts'

/** An anchor by the machine that is thought out and not yet written. */
export interface PlannedAnchor extends Omit<AnchorRecord, 'id' | 'createdAt'> {
  /** The one that it takes the place of; null = the highlight has none on that revision. */
  readonly replaces: Id | null
}

export interface CarryState extends Pick<ProjectState, 'revisions' | 'highlights' | 'anchors'> {
  /** What an anchor of these was carried from, as it was then. */
  sourceOf(anchor: AnchorRecord): AnchorRecord | undefined
}

/**
 * The anchors that highlights of a state need on revisions since their home, those in the trash included. A
 * highlight that came back from an older state lacks those on revisions made since, and without them it would not
 * be shown; one that was attached in between has some whose evidence is gone, and they are carried again from what
 * is evidence now. Each pair of texts is compared once; that takes long for long ones, so do it in a job.
 */
export function dueAnchors(state: CarryState, textOf: TextOfRevision): PlannedAnchor[] {
  const revisions = groupBy(state.revisions, ({ documentId }) => documentId)
  const anchors = groupBy(state.anchors, ({ highlightId }) => highlightId)
  const between = reanchoringsOf(textOf)
  const placementOn = wordPlacementsOf(textOf)
  return state.highlights.flatMap(({ id, documentId, homeRevisionId }) => {
    const ofDocument = revisions.get(documentId) ?? []
    const home = required(byId(state.revisions), homeRevisionId).number
    const own = anchors.get(id) ?? []
    const present = new Map(own.map((anchor) => [anchor.revisionId, anchor]))
    const isDue = (revision: RevisionRecord) => {
      const anchor = present.get(revision.id)
      if (anchor === undefined) return true
      const evidence = evidenceAnchorBefore(revision.number, own, ofDocument)
      return anchor.by === 'machine' && !isSamePlace(state.sourceOf(anchor), evidence)
    }
    return ofDocument
      .filter((revision) => revision.number > home && isDue(revision))
      .map((revision) => {
        const evidence = evidenceBefore(revision.number, own, ofDocument, textOf)
        const replaces = present.get(revision.id)?.id ?? null
        const place = { replaces, highlightId: id, revisionId: revision.id }
        const quote = quoteOfFirst(own, ofDocument)
        const placement =
          evidence === null
            ? placementOn(revision)(quote)
            : between(evidence.anchor, revision).place(evidence.ranges)
        return carriedAnchor(place, evidence, placement, quote)
      })
  })
}

function isSamePlace(left: AnchorRecord | undefined, right: AnchorRecord | undefined): boolean {
  const placeOf = (anchor: AnchorRecord | undefined) =>
    JSON.stringify([anchor?.revisionId, anchor?.ranges])
  return placeOf(left) === placeOf(right)
}

/** The same for what is in some documents; one that is gone needs nothing. */
export function dueAnchorsIn(db: Reader, documentIds: readonly Id[]): PlannedAnchor[] {
  return documentIds.flatMap((documentId) => {
    if (documentById(db, documentId) === undefined) return []
    const state = readDocumentState(db, documentId)
    const sourceOf = (anchor: AnchorRecord) => sourceIn(state.anchors, anchor)
    return dueAnchors({ ...state, sourceOf }, textsOf(db, state.revisions))
  })
}

/** What an anchor was carried from, of those given; undefined for one that was made where it is. */
export function sourceIn(
  anchors: readonly AnchorRecord[],
  { sourceId }: AnchorRecord,
): AnchorRecord | undefined {
  return sourceId === null ? undefined : byId(anchors).get(sourceId)
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

/** Each text prepared once. */
function wordPlacementsOf(textOf: TextOfRevision) {
  const placements = new Map<Id, WordPlacement>()
  return ({ id }: RevisionRecord): WordPlacement => {
    const known = placements.get(id) ?? wordPlacementIn(textOf(id))
    placements.set(id, known)
    return known
  }
}
