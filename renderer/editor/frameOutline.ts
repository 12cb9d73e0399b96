/** How far outside the words the frame of a selected highlight runs, in pixels. */
const ROOM = 3.5
/** The ruling nearest the words stands inside the frame. */
const FOOT = 3

/**
 * SVG paths round the lines of one passage, given top to bottom, one for each run of lines that lie under one
 * another: a single edge round their common shape, where a box for each line would overlap the next one's.
 */
export function frameOutline(lines: readonly DOMRect[]): string[] {
  const shapes: DOMRect[][] = []
  for (const line of lines) {
    const shape = shapes.at(-1)
    const above = shape?.at(-1)
    const isBelow = above !== undefined && line.left < above.right && line.right > above.left
    if (isBelow) shape?.push(line)
    else shapes.push([line])
  }
  return shapes.map(outlineOf)
}

/** Down the right-hand ends of the lines, and up the left-hand ones. */
function outlineOf(lines: readonly DOMRect[]): string {
  const right = sideOf(lines, ({ right }) => right + ROOM, Math.max)
  const left = sideOf(lines, ({ left }) => left - ROOM, Math.min)
  const corners = [...right, ...left.toReversed()]
  return `M${corners.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join('L')}Z`
}

/** Corners of one side; between two lines it steps where the one that reaches further begins or ends. */
function sideOf(
  lines: readonly DOMRect[],
  endOf: (line: DOMRect) => number,
  further: (one: number, other: number) => number,
): [x: number, y: number][] {
  return lines.flatMap((line, index): [number, number][] => {
    const end = endOf(line)
    return [
      [end, index === 0 ? topOf(line) : stepBetween(lines[index - 1], line)],
      [end, stepBetween(line, lines[index + 1])],
    ]
  })

  function stepBetween(above: DOMRect | undefined, below: DOMRect | undefined): number {
    if (above === undefined) return below === undefined ? 0 : topOf(below)
    if (below === undefined) return bottomOf(above)
    const isBelowFurther = further(endOf(above), endOf(below)) === endOf(below)
    return isBelowFurther ? topOf(below) : bottomOf(above)
  }
}

const topOf = ({ top }: DOMRect) => top - ROOM
const bottomOf = ({ bottom }: DOMRect) => bottom + FOOT + ROOM

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
