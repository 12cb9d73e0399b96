import { prepareReanchoring, type Reanchoring } from '../core/anchoring/prepareReanchoring.ts'
import type { AnchorRecord, HighlightRecord, RevisionRecord } from '../core/model/records.ts'
import { byId, required } from '../core/state/lookup.ts'
import { listDocuments } from '../db/stores/documents.ts'
import { anchorsOfHighlight, highlightsOfDocument, insertAnchor } from '../db/stores/highlights.ts'
import { revisionsOfDocument } from '../db/stores/revisions.ts'
import { carriedAnchor, evidenceBefore, unplaced } from './evidence.ts'
import { textsOf } from './revisionTexts.ts'
import type { Work } from './session.ts'

/**
 * Gives every live highlight an anchor on every revision since its home. A highlight that came back
 * from an older state lacks those on the revisions made since; without them it would not be shown.
 */
export function carryMissing(work: Work): void {
  for (const { id } of listDocuments(work.tx)) {
    const revisions = revisionsOfDocument(work.tx, id)
    const carry = carrierOf(work, revisions)
    for (const highlight of highlightsOfDocument(work.tx, id)) {
      const home = required(byId(revisions), highlight.homeRevisionId).number
      for (const revision of revisions) {
        if (revision.number > home) carry(highlight, revision)
      }
    }
  }
}

/** Carries one highlight to one revision unless it is there; each pair of texts is compared once. */
function carrierOf(work: Work, revisions: readonly RevisionRecord[]) {
  const { tx, at, newId } = work
  const textOf = textsOf(tx, revisions)
  const pairs = new Map<string, Reanchoring>()
  const between = (from: AnchorRecord, to: RevisionRecord): Reanchoring => {
    const key = `${from.revisionId} ${to.id}`
    const pair = pairs.get(key) ?? prepareReanchoring(textOf(from.revisionId), textOf(to.id))
    pairs.set(key, pair)
    return pair
  }
  return (highlight: HighlightRecord, revision: RevisionRecord): void => {
    const anchors = anchorsOfHighlight(tx, highlight.id)
    if (anchors.some((anchor) => anchor.revisionId === revision.id)) return
    const evidence = evidenceBefore(revision.number, anchors, revisions, textOf)
    const placement =
      evidence === null ? unplaced : between(evidence.anchor, revision).place(evidence.ranges)
    const place = {
      id: newId(),
      highlightId: highlight.id,
      revisionId: revision.id,
      createdAt: at,
    }
    insertAnchor(tx, carriedAnchor(place, evidence, placement, anchors[0]?.quote ?? ''))
  }
}
