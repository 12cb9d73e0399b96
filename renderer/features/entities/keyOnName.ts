import { findNames } from '../../../core/text/findNames.ts'

interface Line {
  readonly left: string
  readonly match: string
  readonly right: string
}

/** A mention of a whole passage is shown by the entity's name in it, where it is named there. */
export function keyOnName<L extends Line>(line: L, names: readonly string[]): L {
  const [found] = findNames(line.match, names)
  if (found === undefined) return line
  const [start, end] = found
  return {
    ...line,
    left: line.left + line.match.slice(0, start),
    match: line.match.slice(start, end),
    right: line.match.slice(end) + line.right,
  }
}
