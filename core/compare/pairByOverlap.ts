import type { Annotation } from '../model/annotation.ts'
import type { Axis } from './axis.ts'
import type { SideName } from './collation.ts'
import { lengthOf, overlapOf, type Spans } from './spans.ts'

/** Highlights that share less than this are not the same one. */
const MIN_OVERLAP = 0.5

/** Annotations of one side that cover exactly the same; most often one. */
interface Stack {
  readonly spans: Spans
  readonly length: number
  /** Sorted by id; taken from the front. */
  readonly members: Annotation[]
}

type Stacks = ReadonlyMap<string, Stack>

/** Two stacks that overlap enough. */
interface Candidate {
  readonly left: Stack
  readonly right: Stack
  readonly overlap: number
}

function byId(a: Annotation, b: Annotation): number {
  return compareIds(a.id, b.id)
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function stacksOf(annotations: readonly Annotation[], side: SideName, axis: Axis): Stacks {
  const stacks = new Map<string, Stack>()
  for (const annotation of annotations) {
    const spans = axis.footprint(side, annotation.ranges).whole
    const length = lengthOf(spans)
    if (length === 0) continue
    const key = spans.join(';')
    const stack = stacks.get(key) ?? { spans, length, members: [] }
    stack.members.push(annotation)
    stacks.set(key, stack)
  }
  for (const stack of stacks.values()) stack.members.sort(byId)
  return stacks
}

interface Entry {
  readonly start: number
  readonly end: number
  readonly stack: Stack
}

function sizeOf(length: number): number {
  return Math.floor(Math.log2(length))
}

/**
 * Finds the stacks that may overlap another by half. Two such are at most twice as long as each
 * other, so stacks are kept by size (powers of two): among those of one size, a stretch that meets a
 * place starts near it. That keeps a book full of annotations from being compared all with all.
 */
class StackIndex {
  readonly #bySize = new Map<number, Entry[]>()

  constructor(stacks: Iterable<Stack>) {
    for (const stack of stacks) {
      const size = sizeOf(stack.length)
      const entries = this.#bySize.get(size) ?? []
      for (const [start, end] of stack.spans) entries.push({ start, end, stack })
      this.#bySize.set(size, entries)
    }
    for (const entries of this.#bySize.values()) entries.sort((a, b) => a.start - b.start)
  }

  /** Visits every stack that may overlap by half and has members left; some more than once. */
  visitNear(stack: Stack, visit: (near: Stack) => void): void {
    const size = sizeOf(stack.length)
    for (const other of [size - 1, size, size + 1]) {
      const entries = this.#bySize.get(other) ?? []
      const longest = 2 ** (other + 1)
      for (const [start, end] of stack.spans) {
        for (let i = firstFrom(entries, start - longest); i < entries.length; i++) {
          const entry = entries[i]
          if (!entry || entry.start >= end) break
          if (entry.end > start && entry.stack.members.length > 0) visit(entry.stack)
        }
      }
    }
  }
}

/** Index of the first entry that starts at or after a place. */
function firstFrom(entries: readonly Entry[], place: number): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.start ?? place) < place) low = middle + 1
    else high = middle
  }
  return low
}

function sorted(a: number, b: number): [number, number] {
  return a < b ? [a, b] : [b, a]
}

/** Starts and ends of both stacks, in an order that does not tell left from right. */
function placeOf({ left, right }: Candidate): number[] {
  const starts = sorted(left.spans[0]?.[0] ?? 0, right.spans[0]?.[0] ?? 0)
  const ends = sorted(left.spans.at(-1)?.[1] ?? 0, right.spans.at(-1)?.[1] ?? 0)
  return [...starts, ...ends]
}

function idsOf({ left, right }: Candidate): string {
  return [left.members[0]?.id ?? '', right.members[0]?.id ?? ''].sort(compareIds).join()
}

/** Whether a candidate comes before another: greater overlap, then position, then id. */
function isBetter(candidate: Candidate, than: Candidate | undefined): boolean {
  if (!than || candidate.overlap !== than.overlap) return candidate.overlap > (than?.overlap ?? 0)
  const places = placeOf(than)
  for (const [i, place] of placeOf(candidate).entries()) {
    if (place !== places[i]) return place < (places[i] ?? 0)
  }
  return idsOf(candidate) < idsOf(than)
}

/**
 * Candidates that are the best for both their stacks. Taking greatest overlap first would take each of them
 * before anything that contends for it, so all can be taken at once, and no list of all candidates is needed.
 */
function mutualBest(lefts: Stacks, index: StackIndex): Candidate[] {
  const bestOf = new Map<Stack, Candidate>()
  for (const left of lefts.values()) {
    if (left.members.length === 0) continue
    index.visitNear(left, (right) => {
      const candidate = { left, right, overlap: overlapOf(left.spans, right.spans) }
      if (candidate.overlap < MIN_OVERLAP) return
      if (isBetter(candidate, bestOf.get(left))) bestOf.set(left, candidate)
      if (isBetter(candidate, bestOf.get(right))) bestOf.set(right, candidate)
    })
  }
  return [...bestOf]
    .filter(([stack, { left, right }]) => {
      return stack === left && bestOf.get(right)?.left === left
    })
    .map(([, candidate]) => candidate)
}

type Pair = [left: Annotation, right: Annotation]

/** Pairs as many members as both stacks have, in the order of their ids. */
function takeMembers(left: Stack, right: Stack, pairs: Pair[]): void {
  const count = Math.min(left.members.length, right.members.length)
  const rights = right.members.splice(0, count)
  for (const [i, annotation] of left.members.splice(0, count).entries()) {
    const partner = rights[i]
    if (partner) pairs.push([annotation, partner])
  }
}

/**
 * Pairs annotations that cover nearly the same: greatest overlap first, at least one half; ties by
 * position (first start, then end), then by id. One to one, and the same pairs whichever side is left:
 * overlap is measured on the axis, and every tie is broken by what does not tell left from right.
 *
 * Annotations on exactly the same stretch pair first, in the order of their ids: that is what the rule
 * gives for them, and it spares copies of a document any comparing.
 */
export function pairByOverlap(
  left: readonly Annotation[],
  right: readonly Annotation[],
  axis: Axis,
): Pair[] {
  const lefts = stacksOf(left, 'left', axis)
  const rights = stacksOf(right, 'right', axis)
  const pairs: Pair[] = []
  for (const [key, stack] of lefts) {
    const same = rights.get(key)
    if (same) takeMembers(stack, same, pairs)
  }
  const index = new StackIndex(rights.values())
  let best = mutualBest(lefts, index)
  while (best.length > 0) {
    for (const candidate of best) takeMembers(candidate.left, candidate.right, pairs)
    best = mutualBest(lefts, index)
  }
  return pairs
}
