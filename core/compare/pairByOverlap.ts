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

function stacksOf(annotations: readonly Annotation[], side: SideName, axis: Axis): Stack[] {
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
  return [...stacks.values()]
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
 * other, so stacks are kept by size (powers of two): among those of one size, a stretch that meets a place starts
 * near it. That keeps a book full of annotations from being compared all with all.
 */
class StackIndex {
  readonly #bySize = new Map<number, Entry[]>()

  constructor(stacks: readonly Stack[]) {
    for (const stack of stacks) {
      const size = sizeOf(stack.length)
      const entries = this.#bySize.get(size) ?? []
      for (const [start, end] of stack.spans) entries.push({ start, end, stack })
      this.#bySize.set(size, entries)
    }
    for (const entries of this.#bySize.values()) entries.sort((a, b) => a.start - b.start)
  }

  near(stack: Stack): Set<Stack> {
    const found = new Set<Stack>()
    const size = sizeOf(stack.length)
    for (const other of [size - 1, size, size + 1]) this.#addMeeting(stack.spans, other, found)
    return found
  }

  #addMeeting(spans: Spans, size: number, found: Set<Stack>): void {
    const entries = this.#bySize.get(size) ?? []
    const longest = 2 ** (size + 1)
    for (const [start, end] of spans) {
      for (let i = firstFrom(entries, start - longest); i < entries.length; i++) {
        const entry = entries[i]
        if (!entry || entry.start >= end) break
        if (entry.end > start) found.add(entry.stack)
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

function candidatesOf(lefts: readonly Stack[], rights: readonly Stack[]): Candidate[] {
  const index = new StackIndex(rights)
  const candidates: Candidate[] = []
  for (const left of lefts) {
    for (const right of index.near(left)) {
      const overlap = overlapOf(left.spans, right.spans)
      if (overlap >= MIN_OVERLAP) candidates.push({ left, right, overlap })
    }
  }
  return candidates
}

function sorted(a: number, b: number): [number, number] {
  return a < b ? [a, b] : [b, a]
}

/** Ends of both stacks and the first ids, in an order that does not tell left from right. */
function placeOf({ left, right }: Candidate) {
  const starts = sorted(left.spans[0]?.[0] ?? 0, right.spans[0]?.[0] ?? 0)
  const ends = sorted(left.spans.at(-1)?.[1] ?? 0, right.spans.at(-1)?.[1] ?? 0)
  const ids = [left.members[0]?.id ?? '', right.members[0]?.id ?? ''].sort(compareIds)
  return { numbers: [...starts, ...ends], ids }
}

function inOrder(candidates: readonly Candidate[]): Candidate[] {
  const keyed = candidates.map((candidate) => ({ candidate, place: placeOf(candidate) }))
  keyed.sort((a, b) => {
    if (a.candidate.overlap !== b.candidate.overlap)
      return b.candidate.overlap - a.candidate.overlap
    for (let i = 0; i < 4; i++) {
      const order = (a.place.numbers[i] ?? 0) - (b.place.numbers[i] ?? 0)
      if (order !== 0) return order
    }
    return compareIds(a.place.ids.join(), b.place.ids.join())
  })
  return keyed.map(({ candidate }) => candidate)
}

/**
 * Pairs annotations that cover nearly the same: greatest overlap first, at least one half; ties by
 * position (first start, then end), then by id. One to one, and the same pairs whichever side is left:
 * overlap is measured on the axis, and every tie is broken by what does not tell left from right.
 *
 * Annotations on exactly the same stretch pair in the order of their ids, which is what the rule gives for them
 * and needs no comparing of all with all.
 */
export function pairByOverlap(
  left: readonly Annotation[],
  right: readonly Annotation[],
  axis: Axis,
): [Annotation, Annotation][] {
  const candidates = candidatesOf(stacksOf(left, 'left', axis), stacksOf(right, 'right', axis))
  const pairs: [Annotation, Annotation][] = []
  for (const candidate of inOrder(candidates)) {
    const lefts = candidate.left.members
    const rights = candidate.right.members
    const count = Math.min(lefts.length, rights.length)
    const rightTaken = rights.splice(0, count)
    for (const [i, annotation] of lefts.splice(0, count).entries()) {
      const partner = rightTaken[i]
      if (partner) pairs.push([annotation, partner])
    }
  }
  return pairs
}
