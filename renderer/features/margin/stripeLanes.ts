/** Something drawn over [top, bottom) of the page. */
export interface Extent {
  readonly id: string
  readonly top: number
  readonly bottom: number
}

/**
 * The lane of each bar: the first one that is free beside it, longer bars nearer the text. Greedy
 * colouring of intervals by their top, which takes as few lanes as bars ever overlap.
 */
export function stripeLanes(extents: readonly Extent[]): ReadonlyMap<string, number> {
  const ends: number[] = []
  const lanes = new Map<string, number>()
  const ordered = [...extents].sort(
    (one, other) => one.top - other.top || other.bottom - one.bottom,
  )
  for (const { id, top, bottom } of ordered) {
    const free = ends.findIndex((end) => end <= top)
    const lane = free === -1 ? ends.length : free
    ends[lane] = bottom
    lanes.set(id, lane)
  }
  return lanes
}
