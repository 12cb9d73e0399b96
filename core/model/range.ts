import { z } from 'zod'

/** [start, end) in UTF-16 code units over a revision's text; never empty, never inside a surrogate pair. */
export type Range = readonly [start: number, end: number]

/** Sorted, disjoint, at least one. Several ranges make a discontinuous highlight. */
export type Ranges = readonly Range[]

export const Range = z.tuple([z.int().min(0), z.int().min(1)]).readonly()
export const Ranges = z.array(Range).min(1).readonly()

/** Stands between the parts of a discontinuous quote, as in print. */
export const QUOTE_GAP = ' … '

/** The words of a highlight; the parts of a discontinuous one are joined by " … ". */
export function quoteOf(text: string, ranges: Ranges): string {
  return ranges.map(([start, end]) => text.slice(start, end)).join(QUOTE_GAP)
}
