import { AppError } from '../core/model/error.ts'
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
 * The evidence for carrying a highlight to revision `before`, of the highlight's anchors. A person's
 * anchor always has ranges, and a highlight always has one: both are checked by `verify`.
 */
export function evidenceBefore(
  before: number,
  anchors: readonly AnchorRecord[],
  revisions: readonly RevisionRecord[],
  textOf: TextOfRevision,
): Evidence {
  const numbers = byId(revisions)
  const numberOf = (anchor: AnchorRecord) => required(numbers, anchor.revisionId).number
  const [anchor] = anchors
    .filter((candidate) => candidate.by === 'person' && numberOf(candidate) < before)
    .sort((left, right) => numberOf(right) - numberOf(left))
  if (anchor === undefined) throw new AppError('corrupt', 'a highlight has no anchor of a person')
  const { ranges } = anchor
  return { anchor, ranges, quote: quoteOf(textOf(anchor.revisionId), ranges) }
}
