import type { Range } from '../../core/model/range.ts'

/** A text with parts of it made strong; `hits` are sorted and disjoint over it. */
export function MarkedText({
  text,
  hits,
}: {
  readonly text: string
  readonly hits: readonly Range[]
}) {
  const parts = hits.flatMap(([start, end], index) => [
    text.slice(hits[index - 1]?.[1] ?? 0, start),
    <b key={start}>{text.slice(start, end)}</b>,
  ])
  return [...parts, text.slice(hits.at(-1)?.[1] ?? 0)]
}
