import { blockAt } from '../../../core/compare/blockAt.ts'
import type { AnchorState, Candidate } from '../../../core/model/anchor.ts'
import type { Annotation } from '../../../core/model/annotation.ts'
import type { Block } from '../../../core/model/block.ts'
import type { Ranges } from '../../../core/model/range.ts'

/** States that wait for a person. */
export type OpenState = Extract<AnchorState, 'edited' | 'ambiguous' | 'orphan'>

/** A highlight that the machine could not place for sure. */
export interface ReviewItem {
  readonly annotation: Annotation
  readonly state: OpenState
  /** Best first; of an edited one the first is where it stands now. */
  readonly candidates: readonly Candidate[]
}

const order: readonly OpenState[] = ['ambiguous', 'orphan', 'edited']

/** What waits for a decision: the doubtful first, then in the order of the text. */
export function itemsToDecide(annotations: readonly Annotation[]): ReviewItem[] {
  return annotations
    .flatMap((annotation): ReviewItem[] => {
      const { state, anchoredBy } = annotation
      if (anchoredBy === 'person' || state === 'exact' || state === 'shifted') return []
      return [{ annotation, state, candidates: candidatesOf(annotation) }]
    })
    .sort(
      (one, other) =>
        order.indexOf(one.state) - order.indexOf(other.state) || startOf(one) - startOf(other),
    )
}

function startOf({ candidates }: ReviewItem): number {
  return candidates[0]?.ranges[0]?.[0] ?? Number.MAX_SAFE_INTEGER
}

/** The place it has comes first, whatever the list says. */
function candidatesOf({ state, ranges, score, candidates }: Annotation): readonly Candidate[] {
  const [first, ...rest] = ranges
  if (state !== 'edited' || first === undefined) return candidates
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

/** How many of each; edited, ambiguous and orphan count only while they wait. */
export function countsOf(annotations: readonly Annotation[]): Record<AnchorState, number> {
  const counts = { exact: 0, shifted: 0, edited: 0, ambiguous: 0, orphan: 0 }
  for (const { state, anchoredBy } of annotations) {
    const isSure = state === 'exact' || state === 'shifted'
    if (isSure || anchoredBy === 'machine') counts[state] += 1
  }
  return counts
}

/** What the machine placed in a state, not yet confirmed by anybody. */
export function unconfirmed(
  annotations: readonly Annotation[],
  states: readonly AnchorState[],
): string[] {
  return annotations
    .filter(({ state, anchoredBy }) => anchoredBy === 'machine' && states.includes(state))
    .map(({ id }) => id)
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
