import type { WaitingHighlight } from '../../../core/api/reviewMethods.ts'
import { blockAt } from '../../../core/compare/blockAt.ts'
import type { AnchorState, Candidate } from '../../../core/model/anchor.ts'
import type { Annotation } from '../../../core/model/annotation.ts'
import type { Block } from '../../../core/model/block.ts'
import type { Ranges } from '../../../core/model/range.ts'

/** A highlight that the machine could not place for sure, or that a person flagged. */
export interface ReviewItem {
  readonly annotation: Annotation
  /** `flagged` where nothing else is open about it. */
  readonly why: OpenState | 'flagged'
  readonly isFlagged: boolean
  /** Best first; of a placed one the first is where it stands now. */
  readonly candidates: readonly Candidate[]
}

/** States that wait for a person. */
export type OpenState = Extract<AnchorState, 'edited' | 'ambiguous' | 'orphan'>

const order: readonly ReviewItem['why'][] = ['flagged', 'ambiguous', 'orphan', 'edited']

/** What waits for a decision, document by document: the doubtful first, then in the order of the text. */
export function itemsToDecide(waiting: readonly WaitingHighlight[]): ReviewItem[] {
  const documents = [...new Set(waiting.map(({ annotation }) => annotation.documentId))]
  const rank = ({ annotation, why }: ReviewItem) =>
    documents.indexOf(annotation.documentId) * order.length + order.indexOf(why)
  return waiting
    .map(({ annotation, isFlagged }): ReviewItem => {
      const { state, anchoredBy } = annotation
      const isOpen = anchoredBy === 'machine' && state !== 'exact' && state !== 'shifted'
      const candidates = candidatesOf(annotation)
      return { annotation, why: isOpen ? state : 'flagged', isFlagged, candidates }
    })
    .sort((one, other) => rank(one) - rank(other) || startOf(one) - startOf(other))
}

/** What the counts filter by. */
export type ReviewFilter = AnchorState | 'flagged'

export function passes(
  { annotation, isFlagged }: ReviewItem,
  filter: ReviewFilter | null,
): boolean {
  if (filter === null) return true
  return filter === 'flagged' ? isFlagged : annotation.state === filter
}

/** Whether its present place can be accepted. */
export function canAccept({ annotation }: ReviewItem): boolean {
  return annotation.ranges.length > 0
}

function startOf({ candidates }: ReviewItem): number {
  return candidates[0]?.ranges[0]?.[0] ?? Number.MAX_SAFE_INTEGER
}

/** The place it has comes first, whatever the list says. */
function candidatesOf({ ranges, score, candidates }: Annotation): readonly Candidate[] {
  const [first, ...rest] = ranges
  if (first === undefined) return candidates
  const taken: Ranges = [first, ...rest]
  const others = candidates.filter((candidate) => !isSamePlace(candidate.ranges, taken))
  return [{ ranges: taken, score }, ...others]
}

function isSamePlace(one: Ranges, other: Ranges): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Everything that is settled, in the order of the text. */
export function decided(annotations: readonly Annotation[]): Annotation[] {
  return annotations
    .filter(({ state, anchoredBy }) => {
      return anchoredBy === 'person' || state === 'exact' || state === 'shifted'
    })
    .sort((one, other) => (one.ranges[0]?.[0] ?? 0) - (other.ranges[0]?.[0] ?? 0))
}

/** Number of the paragraph that holds an offset; null between paragraphs. */
export function paragraphAt(blocks: readonly Block[], offset: number | undefined): number | null {
  const ordinal = offset === undefined ? null : blockAt(blocks, offset)
  return ordinal === null ? null : ordinal + 1
}

/** The neighbour of an item, past whose last comes the first; null where there is none. */
export function neighbour(
  items: readonly ReviewItem[],
  currentId: string | null,
  step: 1 | -1,
): string | null {
  if (items.length === 0) return null
  const index = items.findIndex(({ annotation }) => annotation.id === currentId)
  const from = index === -1 && step === -1 ? 0 : index
  return items[(from + step + items.length) % items.length]?.annotation.id ?? null
}
