import type { AnchorState, Candidate, Placement } from '../model/anchor.ts'
import type { Range, Ranges } from '../model/range.ts'
import { MAX_CANDIDATES, MIN_PARTS_WEIGHT } from './limits.ts'
import type { PartPlacement } from './place.ts'
import type { Quote } from './quote.ts'
import type { TextPair } from './textPair.ts'

/** A range of a highlight and what became of it. */
export interface Part {
  readonly quote: Quote
  readonly placement: PartPlacement
}

/** Sorted ranges; those that touch or overlap become one. */
function joined(ranges: readonly Range[]): Range[] {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const merged: Range[] = []
  for (const range of sorted) {
    const last = merged.at(-1)
    if (last && range[0] < last[1])
      merged[merged.length - 1] = [last[0], Math.max(last[1], range[1])]
    else merged.push(range)
  }
  return merged
}

/** Exact and shifted are claims about characters and are checked on them, whatever led to the place. */
function stateOf(pair: TextPair, before: Ranges, after: Ranges): AnchorState {
  const isSameText = (range: Range, now: Range | undefined) =>
    now !== undefined && pair.before.text.slice(...range) === pair.after.text.slice(...now)
  const isSameQuote =
    before.length === after.length && before.every((range, i) => isSameText(range, after[i]))
  if (!isSameQuote) return 'edited'
  const isSamePlace = before.every(([start], i) => start === after[i]?.[0])
  return isSamePlace ? 'exact' : 'shifted'
}

function clamp(score: number): number {
  return Math.min(1, Math.max(0, score))
}

/** The places considered for a part: the one taken, then best first. */
function candidatesOf({ considered }: PartPlacement): Candidate[] {
  return considered
    .slice(0, MAX_CANDIDATES)
    .map(({ range, score }) => ({ ranges: [range], score: clamp(score) }))
}

/** The placement of a highlight of one part, as nearly all are. */
function placementOf(pair: TextPair, before: Range, part: PartPlacement): Placement {
  const candidates = candidatesOf(part)
  const score = clamp(part.score)
  if (!part.range) {
    return { state: part.isAmbiguous ? 'ambiguous' : 'orphan', score, ranges: [], candidates }
  }
  const ranges = [part.range]
  return { state: stateOf(pair, [before], ranges), score, ranges, candidates }
}

/** Mean score of the parts by weight; a lost part counts 0. */
function meanScore(parts: readonly Part[]): number {
  let total = 0
  let sum = 0
  for (const { quote, placement } of parts) {
    const weight = Math.max(quote.weight, Number.MIN_VALUE)
    total += weight
    if (placement.range) sum += weight * placement.score
  }
  return total === 0 ? 0 : clamp(sum / total)
}

function placedWeight(parts: readonly Part[]): number {
  const weigh = (list: readonly Part[]) =>
    list.reduce((sum, { quote }) => sum + quote.weight + Number.MIN_VALUE, 0)
  return weigh(parts.filter(({ placement }) => placement.range !== null)) / weigh(parts)
}

/** A highlight of several parts that is not placed; its candidates are those of its heaviest open part. */
function unplaced(parts: readonly Part[], state: 'ambiguous' | 'orphan'): Placement {
  const score = Math.max(0, ...parts.map(({ placement }) => placement.score))
  const open = parts.filter(({ placement }) => placement.range === null)
  const [shown] = open.toSorted((a, b) => b.quote.weight - a.quote.weight)
  const candidates = shown ? candidatesOf(shown.placement) : []
  return { state, score: clamp(score), ranges: [], candidates }
}

/**
 * The placement of a highlight from those of its parts. All placed: their state is read off the text.
 * A part in doubt leaves the whole in doubt; a part that is gone leaves the rest standing as edited
 * while it carries enough of the weight.
 */
export function combineParts(pair: TextPair, ranges: Ranges, parts: readonly Part[]): Placement {
  const [range, other] = ranges
  const [part] = parts
  if (range && part && !other) return placementOf(pair, range, part.placement)
  if (parts.some(({ placement }) => placement.isAmbiguous)) return unplaced(parts, 'ambiguous')
  const places = parts.flatMap(({ placement }) => (placement.range ? [placement.range] : []))
  if (places.length === 0 || placedWeight(parts) < MIN_PARTS_WEIGHT)
    return unplaced(parts, 'orphan')
  const placed = joined(places)
  const score = meanScore(parts)
  const state = stateOf(pair, ranges, placed)
  return { state, score, ranges: placed, candidates: [{ ranges: placed, score }] }
}
