import type { AnchorRecord } from '../core/model/records.ts'
import { forEachInSteps, type Steps } from '../db/log/steps.ts'
import { insertAnchor, updateAnchor } from '../db/stores/highlights.ts'
import type { PlannedAnchor } from './dueAnchors.ts'
import { type CarriedPlace, carriedAnchor } from './evidence.ts'
import { type Packed, unpack } from './jobs/packed.ts'
import type { Work } from './writing.ts'

/** Writes planned anchors within a running operation. */
export function writePlanned({ tx, at, newId }: Work, planned: Packed<PlannedAnchor>): Steps<void> {
  return forEachInSteps(unpack(planned), ({ replaces, ...anchor }) => {
    if (replaces === null) insertAnchor(tx, { ...anchor, id: newId(), createdAt: at })
    else updateAnchor(tx, replaces, { ...anchor, createdAt: at })
  })
}

/** Writes the anchors of a new highlight on the revisions after its own, within a running operation. */
export function writeCarried(
  { tx, at, newId }: Work,
  home: AnchorRecord,
  places: readonly CarriedPlace[],
): void {
  const { highlightId, ranges, quote } = home
  const evidence = home.by === 'person' ? { anchor: home, ranges, quote } : null
  for (const { revisionId, placement } of places) {
    const place = { id: newId(), highlightId, revisionId, createdAt: at }
    insertAnchor(tx, carriedAnchor(place, evidence, placement, quote))
  }
}
