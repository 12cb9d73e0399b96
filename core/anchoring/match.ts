import { at } from '../text/at.ts'
import type { TokenSpan } from '../text/tokenSpan.ts'
import { GAP_EXTEND, GAP_OPEN, MAX_STRETCH, MAX_STRETCH_WORDS } from './limits.ts'

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

interface Link {
  readonly k: number
  readonly partner: number
  readonly weight: number
}

function gapCost(from: Link, to: Link): number {
  const inserted = to.partner - from.partner - (to.k - from.k)
  return inserted > 0 ? GAP_OPEN + GAP_EXTEND * inserted : 0
}

/** The stretch of links worth most once insertions between them are paid for (Kadane's scan). */
function bestStretch(links: readonly Link[]): readonly Link[] {
  let start = 0
  let value = 0
  let best = { start: 0, end: 0, value: 0 }
  links.forEach((link, index) => {
    const previous = links[index - 1]
    const carried = previous ? value - gapCost(previous, link) : 0
    if (!previous || carried <= 0) start = index
    value = Math.max(0, carried) + link.weight
    if (value > best.value) best = { start, end: index + 1, value }
  })
  return links.slice(best.start, best.end)
}

function linksOf(partners: Int32Array, weightAt: (k: number) => number): Link[] {
  const links: Link[] = []
  partners.forEach((partner, k) => {
    if (partner >= 0) links.push({ k, partner, weight: weightAt(k) })
  })
  return links
}

function matchFrom(kept: readonly Link[], core: TokenSpan): Match | null {
  const [first, last] = [kept[0], kept.at(-1)]
  if (!first || !last) return null
  const count = core.end - core.first
  const place = { first: first.partner, end: last.partner + 1 }
  if (place.end - place.first > MAX_STRETCH * count + MAX_STRETCH_WORDS) return null
  const partners = new Int32Array(count).fill(-1)
  let weight = 0
  for (const link of kept) {
    partners[link.k - core.first] = link.partner
    weight += link.weight
  }
  return { partners, first: first.k - core.first, last: last.k - core.first, place, weight }
}

/**
 * Keeps the words that stand together and drops strays beyond long insertions; null when nothing is
 * left or the place would be far longer than the passage. `partners` must increase; the passage is
 * the words `core` of it, the rest is context: a word beyond an insertion is no stray when what follows
 * it is there too.
 */
export function matchOf(
  partners: Int32Array,
  weightAt: (k: number) => number,
  core: TokenSpan = { first: 0, end: partners.length },
): Match | null {
  const isCore = ({ k }: Link) => k >= core.first && k < core.end
  const links = linksOf(partners, weightAt)
  const kept = bestStretch(links).filter(isCore)
  return matchFrom(kept.length > 0 ? kept : bestStretch(links.filter(isCore)), core)
}

/** Whether every word has a partner and they stand in one piece. */
export function isWhole(match: Match): boolean {
  const count = match.partners.length
  if (match.place.end - match.place.first !== count) return false
  return match.partners.every((partner, k) => partner === at(match.partners, 0) + k)
}
