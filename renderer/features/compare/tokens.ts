import type { DifferenceClass } from '../../../core/compare/comparison.ts'
import type { Difference, NoteworthyDifference } from './differences.ts'
import { type Filters, shownAs } from './filters.ts'
import { reckonedOnce } from './reckonedOnce.ts'

/** What stands in the gutter: a token for one annotation, or how many quiet ones of a class there are. */
export type GutterItem =
  | {
      readonly kind: 'token'
      readonly difference: NoteworthyDifference
      readonly isQuiet: boolean
    }
  | { readonly kind: 'group'; readonly class: DifferenceClass; readonly count: number }

/** More quiet tokens of one class than this are counted instead. */
const MOST_QUIET = 2

/** The annotations told in each row; null holds those without a place. */
export const tokensByRow = reckonedOnce((differences: readonly Difference[]): TokensByRow => {
  const byRow = new Map<number | null, NoteworthyDifference[]>()
  for (const one of differences) {
    if (one.kind === 'text') continue
    const here = byRow.get(one.row)
    if (here === undefined) byRow.set(one.row, [one])
    else here.push(one)
  }
  return byRow
})

type TokensByRow = ReadonlyMap<number | null, readonly NoteworthyDifference[]>

/** What the gutter shows of a row's annotations. */
export function gutterItems(
  differences: readonly NoteworthyDifference[],
  filters: Filters,
): GutterItem[] {
  const quiet = new Map<DifferenceClass, number>()
  for (const { difference } of differences) {
    if (shownAs(filters, difference) !== 'quiet') continue
    quiet.set(difference.class, (quiet.get(difference.class) ?? 0) + 1)
  }
  const crowded = [...quiet].filter(([, count]) => count > MOST_QUIET)
  const isCrowded = (name: DifferenceClass) => crowded.some(([each]) => each === name)
  const tokens = differences.flatMap((difference): GutterItem[] => {
    const name = difference.difference.class
    const state = shownAs(filters, difference.difference)
    if (state === 'hidden' || (state === 'quiet' && isCrowded(name))) return []
    return [{ kind: 'token', difference, isQuiet: state === 'quiet' }]
  })
  return [
    ...tokens,
    ...crowded.map(([name, count]): GutterItem => ({ kind: 'group', class: name, count })),
  ]
}
