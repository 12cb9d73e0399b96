import type { Range, Ranges } from '../model/range.ts'

/** The range without the white space at its ends; as it is where it holds nothing else. */
export function trimRange(text: string, [start, end]: Range): Range {
  const words = text.slice(start, end)
  const trimmed = words.trim()
  if (trimmed === '') return [start, end]
  const from = start + words.length - words.trimStart().length
  return [from, from + trimmed.length]
}

/** The ranges and one more: sorted, and joined where they meet or only white space lies between. */
export function addRange(text: string, ranges: readonly Range[], added: Range): Ranges {
  const sorted = [...ranges, trimRange(text, added)].sort((one, other) => one[0] - other[0])
  const joined: Range[] = []
  for (const range of sorted) {
    const last = joined.at(-1)
    const isApart = last === undefined || text.slice(last[1], range[0]).trim() !== ''
    if (isApart) joined.push(range)
    else joined.splice(-1, 1, [last[0], Math.max(last[1], range[1])])
  }
  return joined
}

/** What is left of the ranges outside of one; parts of which only white space is left go. */
export function subtractRange(
  text: string,
  ranges: readonly Range[],
  [start, end]: Range,
): readonly Range[] {
  return ranges.flatMap((range) => {
    if (range[1] <= start || end <= range[0]) return [range]
    const left: Range[] = [
      [range[0], Math.min(start, range[1])],
      [Math.max(end, range[0]), range[1]],
    ]
    return left
      .filter(([from, to]) => from < to && text.slice(from, to).trim() !== '')
      .map((part) => trimRange(text, part))
  })
}
