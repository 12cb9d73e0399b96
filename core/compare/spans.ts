/** Stretches of the axis, [start, end): sorted, disjoint, not touching. Empty = nothing. */
export type Spans = readonly (readonly [start: number, end: number])[]

/** Sorts stretches and joins those that overlap or touch; empty ones vanish. */
export function spansOf(stretches: Spans): Spans {
  const sorted = stretches.filter(([start, end]) => start < end).sort((a, b) => a[0] - b[0])
  const joined: [number, number][] = []
  for (const [start, end] of sorted) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

/** How many units the spans hold together. */
export function lengthOf(spans: Spans): number {
  let length = 0
  for (const [start, end] of spans) length += end - start
  return length
}

/** What is in both. */
export function intersection(first: Spans, second: Spans): Spans {
  const common: [number, number][] = []
  let i = 0
  let j = 0
  for (;;) {
    const a = first[i]
    const b = second[j]
    if (!a || !b) return common
    const start = Math.max(a[0], b[0])
    const end = Math.min(a[1], b[1])
    if (start < end) common.push([start, end])
    if (a[1] < b[1]) i++
    else j++
  }
}

/** What is in the first and not in the second. */
export function difference(first: Spans, second: Spans): Spans {
  const rest: [number, number][] = []
  let j = 0
  for (const [start, end] of first) {
    let from = start
    while ((second[j]?.[1] ?? Infinity) <= from) j++
    for (let k = j; from < end; k++) {
      const [cutStart, cutEnd] = second[k] ?? [end, end]
      if (from < cutStart) rest.push([from, Math.min(cutStart, end)])
      from = Math.max(from, cutEnd)
      if (cutStart >= end) break
    }
  }
  return rest
}

/** Whether both hold the same. */
export function sameSpans(first: Spans, second: Spans): boolean {
  return (
    first.length === second.length &&
    first.every(([start, end], i) => start === second[i]?.[0] && end === second[i]?.[1])
  )
}

/** Units in both divided by units in either, 0 to 1; 0 when both are empty. */
export function overlapOf(first: Spans, second: Spans): number {
  let common = 0
  let i = 0
  let j = 0
  for (;;) {
    const a = first[i]
    const b = second[j]
    if (!a || !b) break
    common += Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]))
    if (a[1] < b[1]) i++
    else j++
  }
  return common === 0 ? 0 : common / (lengthOf(first) + lengthOf(second) - common)
}
