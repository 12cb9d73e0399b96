import {
  type AnnotationDifference,
  type ComparedAnnotation,
  type DifferenceClass,
  differenceClasses,
} from '../../../core/compare/comparison.ts'

/** full: token and wire, and a stop on the way. quiet: icon and word. hidden: nothing of it is drawn. */
export const filterStates = ['full', 'quiet', 'hidden'] as const
export type FilterState = (typeof filterStates)[number]

/** Annotations of one code (and those below it), about one entity, by one person; null = any. */
export interface Only {
  readonly code: string | null
  readonly entity: string | null
  readonly annotator: string | null
}

export interface Filters extends Readonly<Record<DifferenceClass, FilterState>> {
  readonly only: Only
}

export const anything: Only = { code: null, entity: null, annotator: null }

/** Whether the annotations are narrowed; changes of the text are then no stops on the way. */
export function isNarrowed({ only }: Filters): boolean {
  return only.code !== null || only.entity !== null || only.annotator !== null
}

/** How a difference of an annotation is drawn. */
export function shownAs(filters: Filters, difference: AnnotationDifference): FilterState {
  return isMeant(filters.only, difference) ? filters[difference.class] : 'hidden'
}

/** An annotation is meant if either side of it is. */
function isMeant(
  { code, entity, annotator }: Only,
  { left, right }: AnnotationDifference,
): boolean {
  return [left, right].some(
    (side) =>
      side !== null &&
      (code === null || side.codes.some((one) => one === code || one.startsWith(`${code}/`))) &&
      (entity === null || side.entities.some(({ id }) => id === entity)) &&
      (annotator === null || peopleOf(side).includes(annotator)),
  )
}

/** Who made an annotation or anything on it. */
export function peopleOf({ annotator, codings, notes }: ComparedAnnotation): string[] {
  return [annotator, ...[...codings, ...notes].map((one) => one.annotator)]
}

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
  only: anything,
}

function allFull(): Record<DifferenceClass, FilterState> {
  const entries = differenceClasses.map((name) => [name, 'full'] as const)
  // fromEntries over differenceClasses has exactly its keys.
  return Object.fromEntries(entries) as Record<DifferenceClass, FilterState>
}

export function nextFilter(filters: Filters, name: DifferenceClass): Filters {
  const index = filterStates.indexOf(filters[name])
  return { ...filters, [name]: filterStates[(index + 1) % filterStates.length] ?? 'full' }
}

/** The number key of a filter. */
export function filterKey(name: DifferenceClass): string {
  return String((filterOrder.indexOf(name) + 1) % 10)
}
