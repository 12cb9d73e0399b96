import { type DifferenceClass, differenceClasses } from '../../../core/compare/comparison.ts'

/** full: token and wire, and a stop on the way. quiet: icon and word. hidden: nothing of it is drawn. */
export const filterStates = ['full', 'quiet', 'hidden'] as const
export type FilterState = (typeof filterStates)[number]

export type Filters = Readonly<Record<DifferenceClass, FilterState>>

/** In the order of the bar, which is that of the number keys: 1 to 9, then 0. */
export const filterOrder: readonly DifferenceClass[] = [
  'kept',
  'shifted',
  'text-changed',
  'moved',
  'lost',
  'new',
  're-coded',
  'note-edited',
  'links-changed',
  'resized',
]

export const defaultFilters: Filters = {
  ...allFull(),
  kept: 'quiet',
  shifted: 'quiet',
}

function allFull(): Filters {
  const entries = differenceClasses.map((name) => [name, 'full'] as const)
  // fromEntries over differenceClasses has exactly its keys.
  return Object.fromEntries(entries) as Filters
}

export function nextFilter(filters: Filters, name: DifferenceClass): Filters {
  const index = filterStates.indexOf(filters[name])
  return { ...filters, [name]: filterStates[(index + 1) % filterStates.length] ?? 'full' }
}

/** The number key of a filter. */
export function filterKey(name: DifferenceClass): string {
  return String((filterOrder.indexOf(name) + 1) % 10)
}
