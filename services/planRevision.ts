import { prepareReanchoring } from '../core/anchoring/prepareReanchoring.ts'
import type { CarriedAnnotation } from '../core/api/documentMethods.ts'
import type { Progress } from '../core/api/frames.ts'
import { wordPlacementIn } from '../core/export/placeWords.ts'
import type { Placement } from '../core/model/anchor.ts'
import type { Id } from '../core/model/id.ts'
import { quoteOf } from '../core/model/range.ts'
import type { AnchorRecord, HighlightRecord } from '../core/model/records.ts'
import type { TextOfRevision } from '../core/state/annotationsOfState.ts'
import { groupBy, required } from '../core/state/lookup.ts'
import { rejectionIds } from '../core/state/rejections.ts'
import type { Reader } from '../db/connection.ts'
import { readDocumentState } from '../db/state/readState.ts'
import { type PreparedPart, preparePart } from '../db/stores/snapshots.ts'
import { carriedAnchor, type Evidence, evidenceBefore } from './evidence.ts'
import { type Packed, pack } from './jobs/packed.ts'
import { textsOf } from './revisionTexts.ts'

export interface RevisionToPlan {
  readonly documentId: Id
  /** Of the revision to come. */
  readonly number: number
  readonly text: string
}

/** Where one highlight goes on the revision to come. */
export interface PlannedCarry {
  /** Its anchor there, without what only the writing knows. */
  readonly anchor: Omit<AnchorRecord, 'id' | 'createdAt' | 'revisionId'>
  /** Null for one in the trash, or a rejected suggestion: it is carried, and not told of. */
  readonly told: CarriedAnnotation | null
}

export interface RevisionPlan {
  readonly carried: Packed<PlannedCarry>
  /** The document before, for the snapshot that is kept of it. */
  readonly before: PreparedPart
}

interface Carrying {
  readonly highlight: HighlightRecord
  readonly isHidden: boolean
  /** Null where it never had a place. */
  readonly evidence: Evidence | null
  /** Its quote so far. */
  readonly quote: string
}

/** Works out where every highlight of a document goes on a newer text, those in the trash included: for a job. */
export function planRevision(
  db: Reader,
  { documentId, number, text }: RevisionToPlan,
  report: (progress: Progress) => void,
): RevisionPlan {
  const { highlights, textOf } = carriedTo(db, documentId, number)
  const placements = new Map<Id, Placement>()
  const tell = () => report({ done: placements.size, total: highlights.length, label: 'reanchor' })
  const groups = groupBy(highlights, ({ evidence }) => evidence?.anchor.revisionId)
  for (const [revisionId, items] of groups) {
    tell()
    const place = revisionId === undefined ? byWords(text) : byEvidence(textOf(revisionId), text)
    for (const carrying of items) {
      placements.set(carrying.highlight.id, place(carrying))
      tell()
    }
  }
  const carried = highlights.map((carrying) =>
    planned(carrying, required(placements, carrying.highlight.id), text),
  )
  return { carried: pack(carried), before: preparePart(db, documentId) }
}

/** Each revision's text is aligned with the new one once. */
function byEvidence(from: string, to: string): (carrying: Carrying) => Placement {
  const reanchoring = prepareReanchoring(from, to)
  return ({ evidence }) => reanchoring.place(evidence?.ranges ?? [])
}

function byWords(text: string): (carrying: Carrying) => Placement {
  const placementOf = wordPlacementIn(text)
  return ({ quote }) => placementOf(quote)
}

/** Every highlight of a document with the evidence that a revision of this number judges it by. */
function carriedTo(
  db: Reader,
  documentId: Id,
  number: number,
): { readonly highlights: readonly Carrying[]; readonly textOf: TextOfRevision } {
  const state = readDocumentState(db, documentId)
  const textOf = textsOf(db, state.revisions)
  const anchors = groupBy(state.anchors, (anchor) => anchor.highlightId)
  const rejections = rejectionIds(state)
  const highlights = state.highlights.map((highlight): Carrying => {
    const own = anchors.get(highlight.id) ?? []
    const evidence = evidenceBefore(number, own, state.revisions, textOf)
    const isHidden = highlight.deletedAt !== null || rejections.has(highlight.id)
    return { highlight, isHidden, evidence, quote: evidence?.quote ?? own[0]?.quote ?? '' }
  })
  return { highlights, textOf }
}

function planned(
  { highlight: { id: highlightId }, isHidden, evidence, quote }: Carrying,
  placement: Placement,
  text: string,
): PlannedCarry {
  const anchor = carriedAnchor({ highlightId }, evidence, placement, quote)
  const before = { quote, ...extent(evidence?.ranges ?? []) }
  return { anchor, told: isHidden ? null : told(highlightId, before, placement, text) }
}

function told(
  id: Id,
  before: CarriedAnnotation['before'],
  { state, score, ranges, candidates }: Placement,
  text: string,
): CarriedAnnotation {
  const [first, ...rest] = ranges
  return {
    id,
    state,
    score,
    before,
    after:
      first === undefined ? null : { quote: quoteOf(text, [first, ...rest]), ...extent(ranges) },
    candidates: candidates.map((candidate) => ({
      ...extent(candidate.ranges),
      score: candidate.score,
    })),
  }
}

function extent(ranges: AnchorRecord['ranges']): { start: number; end: number } {
  return { start: ranges[0]?.[0] ?? 0, end: ranges.at(-1)?.[1] ?? 0 }
}
