import type { DifferenceClass } from '../../../core/compare/comparison.ts'
import { type Ignoring, ignorings } from '../../../core/compare/ignoring.ts'
import { createStore, type Store } from '../../app/store.ts'
import type { ComparedPages } from './compareRows.ts'
import { type Difference, type NoteworthyDifference, shownIn, stepFrom } from './differences.ts'
import { anything, defaultFilters, type Filters, nextFilter, type Only } from './filters.ts'
import { type Sides, swapped } from './sides.ts'

/**
 * facing: side by side. inline: one column, both readings. changes: side by side, the rest folded.
 * affected: no pages, but what rests on changed words.
 */
export const pageModes = ['facing', 'inline', 'changes', 'affected'] as const
export type PageMode = (typeof pageModes)[number]

/** What the screen shows; kept while the person is elsewhere. */
export interface CompareState {
  /** Null until something is chosen; then the defaults of the document hold. */
  readonly sides: Sides | null
  /** Document that the sides were chosen from. */
  readonly documentId: string | null
  readonly mode: PageMode
  readonly filters: Filters
  /** Changes of the text that are left out. */
  readonly ignore: Ignoring
  readonly currentKey: string | null
  /** What is on the page; null until it is compared. */
  readonly pages: ComparedPages | null
  /** Every difference of it, in reading order. */
  readonly differences: readonly Difference[]
  readonly unfolded: ReadonlySet<number>
  /** Counts up to compare again what was cancelled or failed. */
  readonly attempt: number
}

export const compareState: Store<CompareState> = createStore<CompareState>({
  sides: null,
  documentId: null,
  mode: 'facing',
  filters: defaultFilters,
  ignore: 'nothing',
  currentKey: null,
  pages: null,
  differences: [],
  unfolded: new Set(),
  attempt: 0,
})

/** The difference that is chosen, if any. */
export function currentDifference({ differences, currentKey }: CompareState): Difference | null {
  return differences.find(({ key }) => key === currentKey) ?? null
}

/** Takes a comparison that was made again: what was chosen stays chosen, wherever it is listed now. */
export function showDifferences(pages: ComparedPages, differences: readonly Difference[]): void {
  const { currentKey, differences: before } = compareState.get()
  const present = before.find(({ key }) => key === currentKey)
  const again = present?.kind === 'annotation' ? sameAnnotation(differences, present) : null
  compareState.set({ pages, differences, currentKey: again?.key ?? currentKey })
}

function sameAnnotation(
  differences: readonly Difference[],
  { difference: { id } }: NoteworthyDifference,
): Difference | null {
  return differences.find((one) => one.kind === 'annotation' && one.difference.id === id) ?? null
}

/** Chooses the next or the previous difference, of all or of the annotations alone. */
export function stepDifference(step: 1 | -1, of: 'all' | 'annotations' = 'all'): void {
  const { differences, filters, currentKey } = compareState.get()
  const shown = shownIn(differences, filters).list
  const among = of === 'all' ? shown : shown.filter(({ kind }) => kind === 'annotation')
  const next = stepFrom(among, differences, currentKey, step)
  if (next === null) return
  if (compareState.get().mode === 'affected') compareState.set({ mode: 'facing' })
  chooseDifference(next.key)
}

export function chooseDifference(currentKey: string | null): void {
  compareState.set({ currentKey })
}

export function cycleFilter(name: DifferenceClass): void {
  compareState.set({ filters: nextFilter(compareState.get().filters, name) })
}

/** Leaves out changes of nothing else; a change of the text that was chosen may be none any more. */
export function ignoreChanges(ignore: Ignoring): void {
  const present = currentDifference(compareState.get())
  const currentKey = present?.kind === 'annotation' ? present.key : null
  compareState.set({ ignore, currentKey, unfolded: new Set() })
}

/** The next way of leaving out more; after the last comes nothing. */
export function nextIgnoring(ignore: Ignoring): Ignoring {
  return ignorings[(ignorings.indexOf(ignore) + 1) % ignorings.length] ?? 'nothing'
}

/** Narrows the annotations; what is left out stays as it is. */
export function narrow(only: Partial<Only>): void {
  const { filters } = compareState.get()
  compareState.set({ filters: { ...filters, only: { ...filters.only, ...only } } })
}

export function chooseSides(sides: Sides): void {
  const isSame = JSON.stringify(sides) === JSON.stringify(compareState.get().sides)
  if (isSame) return
  const { filters } = compareState.get()
  compareState.set({
    sides,
    filters: { ...filters, only: anything },
    currentKey: null,
    unfolded: new Set(),
    pages: null,
    differences: [],
  })
}

export function swapSides(): void {
  const { sides } = compareState.get()
  if (sides !== null) chooseSides(swapped(sides))
}

export function unfold(first: number): void {
  compareState.set({ unfolded: new Set([...compareState.get().unfolded, first]) })
}
