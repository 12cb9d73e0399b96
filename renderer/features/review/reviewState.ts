import type { Range } from '../../../core/model/range.ts'
import { createStore, type Store } from '../../app/store.ts'
import { neighbour, type ReviewFilter, type ReviewItem } from './reviewItems.ts'

/** What the screen shows. */
export interface ReviewState {
  /** The one document that is reviewed; null = all of them. */
  readonly documentId: string | null
  /** What waits, as it is listed. */
  readonly items: readonly ReviewItem[]
  /** Null = the first that waits. */
  readonly currentId: string | null
  /** Null = every state. */
  readonly filter: ReviewFilter | null
  /** Candidate that is pointed out in the new text, by its place in the list. */
  readonly candidate: number
  /** Words of the new text that were selected by hand. */
  readonly selection: Range | null
  readonly isFinding: boolean
}

export const reviewState: Store<ReviewState> = createStore<ReviewState>({
  documentId: null,
  items: [],
  currentId: null,
  filter: null,
  candidate: 0,
  selection: null,
  isFinding: false,
})

/** What is chosen or looked for is so for one item. */
const nothingChosen = { candidate: 0, selection: null, isFinding: false }

/** The item that is decided about now. */
export function currentItem({ items, currentId }: ReviewState): ReviewItem | null {
  return items.find(({ annotation }) => annotation.id === currentId) ?? items[0] ?? null
}

export function chooseItem(currentId: string | null): void {
  reviewState.set({ currentId, ...nothingChosen })
}

export function stepItem(step: 1 | -1): void {
  const state = reviewState.get()
  chooseItem(neighbour(state.items, currentItem(state)?.annotation.id ?? null, step))
}

export function stepCandidate(step: 1 | -1): void {
  const state = reviewState.get()
  const count = currentItem(state)?.candidates.length ?? 0
  if (count > 0) reviewState.set({ candidate: (state.candidate + step + count) % count })
}

export function chooseFilter(name: ReviewFilter): void {
  const filter = reviewState.get().filter === name ? null : name
  reviewState.set({ filter, currentId: null, ...nothingChosen })
}

/** Reviews one document, or all of them. */
export function reviewDocument(documentId: string | null): void {
  reviewState.set({ documentId, filter: null, currentId: null, ...nothingChosen })
}
