import { prepareReanchoring } from '../core/anchoring/prepareReanchoring.ts'
import type { CarriedAnnotation } from '../core/api/documentMethods.ts'
import type { Progress } from '../core/api/frames.ts'
import { wordPlacesIn } from '../core/export/placeWords.ts'
import type { Placement } from '../core/model/anchor.ts'
import type { Id } from '../core/model/id.ts'
import { quoteOf } from '../core/model/range.ts'
import type { AnchorRecord, HighlightRecord } from '../core/model/records.ts'
import type { TextOfRevision } from '../core/state/annotationsOfState.ts'
import { groupBy } from '../core/state/lookup.ts'
import { rejectionIds } from '../core/state/rejections.ts'
import type { Reader } from '../db/connection.ts'
import { readDocumentState } from '../db/state/readState.ts'
import { type PreparedPart, preparePart } from '../db/stores/snapshots.ts'
import { carriedAnchor, type Evidence, evidenceBefore, lateAnchor, unplaced } from './evidence.ts'
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
  const groups = groupBy(highlights, ({ evidence }) => evidence?.anchor.revisionId ?? null)
  for (const [revisionId, items] of groups) {
    tell()
    // Each revision's text is aligned with the new one once.
    const reanchoring = prepareReanchoring(textOf(revisionId), text)
    for (const { highlight, evidence } of items) {
      placements.set(highlight.id, reanchoring.place(evidence?.ranges ?? []))
      tell()
    }
  }
  const wordPlaces = wordPlacesIn(text)
  const carried = highlights.map((carrying) => {
    const { highlight, evidence, quote } = carrying
    const placement = placements.get(highlight.id) ?? unplaced
    const anchor =
      evidence === null
        ? lateAnchor({ highlightId: highlight.id }, highlight.annotatorId, quote, wordPlaces(quote))
        : carriedAnchor({ highlightId: highlight.id }, evidence, placement, quote)
    return planned(carrying, anchor, text)
  })
  return { carried: pack(carried), before: preparePart(db, documentId) }
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
  { highlight, isHidden, evidence, quote }: Carrying,
  anchor: PlannedCarry['anchor'],
  text: string,
): PlannedCarry {
  const before = { quote, ...extent(evidence?.ranges ?? []) }
  return { anchor, told: isHidden ? null : told(highlight.id, before, anchor, text) }
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
