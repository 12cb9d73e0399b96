import type { Placement } from '../core/model/anchor.ts'
import type { Id } from '../core/model/id.ts'
import { quoteOf, type Ranges } from '../core/model/range.ts'
import type { AnchorRecord, RevisionRecord } from '../core/model/records.ts'
import type { TextOfRevision } from '../core/state/annotationsOfState.ts'
import { byId, required } from '../core/state/lookup.ts'

/** What a highlight is carried from: the last anchor a person made or confirmed, and its words. */
export interface Evidence {
  readonly anchor: AnchorRecord
  readonly ranges: Ranges
  readonly quote: string
}

/**
 * The evidence for carrying a highlight to revision `before`, of the highlight's anchors. Null for one
 * that was imported without a place and never attached: it has its words alone (`wordPlacementIn`).
 */
export function evidenceBefore(
  before: number,
  anchors: readonly AnchorRecord[],
  revisions: readonly RevisionRecord[],
  textOf: TextOfRevision,
): Evidence | null {
  const anchor = evidenceAnchorBefore(before, anchors, revisions)
  if (anchor === undefined) return null
  const { ranges } = anchor
  return { anchor, ranges, quote: quoteOf(textOf(anchor.revisionId), ranges) }
}

/** The same without its words: no text need be read for it. */
export function evidenceAnchorBefore(
  before: number,
  anchors: readonly AnchorRecord[],
  revisions: readonly RevisionRecord[],
): (AnchorRecord & { readonly ranges: Ranges }) | undefined {
  const numbers = byId(revisions)
  const numberOf = (anchor: AnchorRecord) => required(numbers, anchor.revisionId).number
  const [anchor] = anchors
    .filter(
      (candidate) =>
        candidate.by === 'person' && candidate.ranges.length > 0 && numberOf(candidate) < before,
    )
    .sort((left, right) => numberOf(right) - numberOf(left))
  return anchor
}

/** The machine's anchor on a revision: where the evidence was placed, or the words where there is none. */
export function carriedAnchor<Place extends Pick<AnchorRecord, 'highlightId'>>(
  place: Place,
  evidence: Evidence | null,
  placement: Placement,
  quote: string,
): Place & Omit<AnchorRecord, 'id' | 'createdAt' | 'revisionId'> {
  return {
    ...place,
    by: 'machine',
    ...placement,
    quote: evidence?.quote ?? quote,
    sourceId: evidence?.anchor.id ?? null,
    annotatorId: null,
  }
}

/** Where a highlight that is about to be made stands on a revision later than its own. */
export interface CarriedPlace {
  readonly revisionId: Id
  readonly placement: Placement
}
