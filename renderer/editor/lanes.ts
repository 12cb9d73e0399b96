import type { Range } from '../../core/model/range.ts'
import { byLength, type Spanning } from './highlightIndex.ts'

/** Rulings that fit between two lines; what is deeper shows as one hatch. */
export const LANES = 3

/**
 * With more rulings than this in one block (some fifteen a line) nobody can read them, and measuring them
 * makes every frame late: washes stay, one hatch stands for all.
 */
export const MOST_RULINGS = 60

/** A stretch whose background belongs to one highlight: the shortest there. */
export interface Wash<Item> {
  readonly start: number
  readonly end: number
  readonly item: Item
}

/** A stretch of one highlight's ruling. Lane 0 is nearest the words; `item` null = more than fit. */
export interface Ruling<Item> {
  readonly start: number
  readonly end: number
  readonly lane: number
  readonly item: Item | null
}

export interface BlockLanes<Item> {
  readonly washes: readonly Wash<Item>[]
  readonly rulings: readonly Ruling<Item>[]
  /** Most highlights on one character. */
  readonly depth: number
}

/**
 * Cuts a block [start, end) where any highlight starts or ends. Inside each piece the shortest
 * highlight owns the wash and the lane nearest the words, the longer ones step down under it: so a
 * long quotation keeps its ruling tight to the line except where something shorter lies on it.
 */
export function cutLanes<Item extends Spanning>(
  [start, end]: Range,
  items: readonly Item[],
): BlockLanes<Item> {
  const shortestFirst = items.toSorted(byLength)
  const opening = edgesOf(shortestFirst, (range) => Math.max(range[0], start), [start, end])
  const closing = edgesOf(shortestFirst, (range) => Math.min(range[1], end), [start, end])
  const cuts = [...new Set([...opening.keys(), ...closing.keys()])].sort((a, b) => a - b)
  const open = new Set<number>()
  const washes: Wash<Item>[] = []
  const rulings: Ruling<Item>[] = []
  const lastInLane: (Ruling<Item> | undefined)[] = []
  let depth = 0
  for (const [index, from] of cuts.entries()) {
    for (const item of closing.get(from) ?? []) open.delete(item)
    for (const item of opening.get(from) ?? []) open.add(item)
    const to = cuts[index + 1]
    if (to === undefined || open.size === 0) continue
    depth = Math.max(depth, open.size)
    const stack = [...open].sort((a, b) => a - b)
    for (const [lane, rank] of stack.slice(0, LANES).entries()) {
      const item = shortestFirst[rank]
      if (item === undefined) continue
      if (lane === 0) extendOrPush(washes, { start: from, end: to, item })
      const isCrowded = lane === LANES - 1 && stack.length > LANES
      const ruling = { start: from, end: to, lane, item: isCrowded ? null : item }
      lastInLane[lane] = joinRuling(rulings, lastInLane[lane], ruling)
    }
  }
  const isIllegible = rulings.length > MOST_RULINGS
  return { washes, rulings: isIllegible ? hatchUnder(washes) : rulings, depth }
}

/** Whether at least so many highlights lie on one character of a block [start, end). */
export function isAsDeepAs(
  depth: number,
  [start, end]: Range,
  items: readonly Spanning[],
): boolean {
  if (items.length < depth) return false
  const opening: number[] = []
  const closing: number[] = []
  for (const { ranges } of items) {
    for (const [from, to] of ranges) {
      if (to <= start || from >= end) continue
      opening.push(Math.max(from, start))
      closing.push(to)
    }
  }
  opening.sort(ascending)
  closing.sort(ascending)
  let closed = 0
  return opening.some((from, index) => {
    while ((closing[closed] ?? end) <= from) closed++
    return index + 1 - closed >= depth
  })
}

function ascending(one: number, other: number): number {
  return one - other
}

/** One hatch under all that is highlighted, in the place of the last lane. */
function hatchUnder<Item>(washes: readonly Wash<Item>[]): Ruling<Item>[] {
  const hatches: Ruling<Item>[] = []
  let last: Ruling<Item> | undefined
  for (const { start, end } of washes) {
    last = joinRuling(hatches, last, { start, end, lane: LANES - 1, item: null })
  }
  return hatches
}

/** Which highlights (by rank) have an edge at which offset, of ranges that reach into the block. */
function edgesOf(
  items: readonly Spanning[],
  edge: (range: Range) => number,
  [start, end]: Range,
): Map<number, number[]> {
  const edges = new Map<number, number[]>()
  for (const [rank, item] of items.entries()) {
    for (const range of item.ranges) {
      if (range[1] <= start || range[0] >= end) continue
      const offset = edge(range)
      const ranks = edges.get(offset)
      if (ranks === undefined) edges.set(offset, [rank])
      else ranks.push(rank)
    }
  }
  return edges
}

function extendOrPush<Item>(washes: Wash<Item>[], wash: Wash<Item>): void {
  const last = washes.at(-1)
  if (last === undefined || last.end !== wash.start || last.item !== wash.item) washes.push(wash)
  else washes[washes.length - 1] = { ...last, end: wash.end }
}

function joinRuling<Item>(
  rulings: Ruling<Item>[],
  last: Ruling<Item> | undefined,
  ruling: Ruling<Item>,
): Ruling<Item> {
  if (last === undefined || last.end !== ruling.start || last.item !== ruling.item) {
    rulings.push(ruling)
    return ruling
  }
  const joined = { ...last, end: ruling.end }
  rulings[rulings.lastIndexOf(last)] = joined
  return joined
}
