import { at, floatAt } from '../text/at.ts'
import type { TokenSpan } from '../text/tokenSpan.ts'
import { GAP_EXTEND, GAP_OPEN, MAX_STRETCH, MAX_STRETCH_WORDS } from './limits.ts'
import type { TextPair } from './textPair.ts'

/** Which words of a passage stand where in the other text: partners[k] is an index there, or -1. */
export interface Match {
  readonly partners: Int32Array
  /** First and last k with a partner. */
  readonly first: number
  readonly last: number
  /** Where it stands in the other text, in words. */
  readonly place: TokenSpan
  /** Weight of the words that have a partner. */
  readonly weight: number
}

/** Words of a text, and the words of the other one they are paired with: ids[k] with partners[k], -1 if with none. */
interface Pairing {
  readonly ids: Int32Array
  readonly partners: Int32Array
}

function gapCost(partners: Int32Array, from: number, to: number): number {
  const inserted = at(partners, to) - at(partners, from) - (to - from)
  return inserted > 0 ? GAP_OPEN + GAP_EXTEND * inserted : 0
}

/** The stretch of pairs of a span worth most once insertions between them are paid for (Kadane's scan). */
function bestStretch(
  { weights }: TextPair,
  { ids, partners }: Pairing,
  span: TokenSpan,
): TokenSpan {
  let start = span.first
  let value = 0
  let first = span.first
  let end = span.first
  let best = 0
  let previous = -1
  for (let k = span.first; k < span.end; k++) {
    if (at(partners, k) < 0) continue
    const carried = previous < 0 ? 0 : value - gapCost(partners, previous, k)
    if (carried <= 0) start = k
    value = Math.max(0, carried) + floatAt(weights, at(ids, k))
    if (value > best) {
      first = start
      end = k + 1
      best = value
    }
    previous = k
  }
  return { first, end }
}

/** The span from the first to the last word with a partner. */
function withoutUnpaired(partners: Int32Array, { first, end }: TokenSpan): TokenSpan {
  let start = first
  let stop = end
  while (start < stop && at(partners, start) < 0) start++
  while (stop > start && at(partners, stop - 1) < 0) stop--
  return { first: start, end: stop }
}

function isEmpty({ first, end }: TokenSpan): boolean {
  return first >= end
}

function matchFrom(
  pair: TextPair,
  pairing: Pairing,
  kept: TokenSpan,
  core: TokenSpan,
): Match | null {
  if (isEmpty(kept)) return null
  const count = core.end - core.first
  const place = {
    first: at(pairing.partners, kept.first),
    end: at(pairing.partners, kept.end - 1) + 1,
  }
  if (place.end - place.first > MAX_STRETCH * count + MAX_STRETCH_WORDS) return null
  const partners = new Int32Array(count).fill(-1)
  let weight = 0
  for (let k = kept.first; k < kept.end; k++) {
    const partner = at(pairing.partners, k)
    if (partner < 0) continue
    partners[k - core.first] = partner
    weight += floatAt(pair.weights, at(pairing.ids, k))
  }
  return {
    partners,
    first: kept.first - core.first,
    last: kept.end - 1 - core.first,
    place,
    weight,
  }
}

/**
 * Keeps the words that stand together and drops strays beyond long insertions; null when nothing is
 * left or the place would be far longer than the passage. Partners must increase; the passage is
 * the words `core` of the pairing, the rest is context: a word beyond an insertion is no stray when what
 * follows it is there too.
 */
export function matchOf(
  pair: TextPair,
  pairing: Pairing,
  core: TokenSpan = { first: 0, end: pairing.ids.length },
): Match | null {
  const { partners } = pairing
  const { first, end } = bestStretch(pair, pairing, { first: 0, end: partners.length })
  const inCore = { first: Math.max(first, core.first), end: Math.min(end, core.end) }
  const kept = withoutUnpaired(partners, inCore)
  return matchFrom(pair, pairing, isEmpty(kept) ? bestStretch(pair, pairing, core) : kept, core)
}

/** Whether the partners of words that follow one another do so, too. */
export function areNeighbours(partners: Int32Array): boolean {
  const first = at(partners, 0)
  return first >= 0 && partners.every((partner, k) => partner === first + k)
}

/** The match of a passage all of whose words stand at a place, one after the other. */
export function wholeMatch(partners: Int32Array, weight: number): Match {
  const count = partners.length
  const first = at(partners, 0)
  return { partners, first: 0, last: count - 1, place: { first, end: first + count }, weight }
}

/** Whether every word has a partner and they stand in one piece. */
export function isWhole(match: Match): boolean {
  return areNeighbours(match.partners)
}
