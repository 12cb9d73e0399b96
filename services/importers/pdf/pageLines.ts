import type { TextItem } from 'pdfjs-dist/types/src/display/api.d.ts'

/** A run of text as it stands on a page, turned so that its line runs to the right. */
export interface PlacedRun {
  readonly text: string
  /** Along the line and across it, in points; across grows upwards. */
  readonly along: number
  readonly across: number
  readonly width: number
  readonly size: number
  /** Of the line, in radians against the page. */
  readonly angle: number
  readonly isRightToLeft: boolean
}

/** A line of a page, in the order in which the file gives its runs. */
export interface PageLine {
  readonly runs: readonly PlacedRun[]
  readonly text: string
  /** Of most of its characters. */
  readonly size: number
  readonly left: number
  readonly right: number
  readonly across: number
  readonly angle: number
  readonly isRightToLeft: boolean
  /** Words stand far apart in it: a row of a table, or of columns. */
  readonly isRow: boolean
}

/** No justified line has a wider space between two words, as a multiple of its size. */
const MAX_SPACE = 1.6

/**
 * The lines of a page. The order is the file's own. A run goes on with the line of the one before it
 * unless pdf.js saw a line end there; a raised or lowered run next to it (a note's number) does as well.
 */
export function linesOfPage(items: readonly TextItem[]): PageLine[] {
  const lines: PlacedRun[][] = []
  let isLineOpen = false
  for (const item of items) {
    const run = placed(item)
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (run.text !== '') {
      if (line !== undefined && last !== undefined && continues(last, run, isLineOpen))
        line.push(run)
      else lines.push([run])
      isLineOpen = true
    }
    if (item.hasEOL) isLineOpen = false
  }
  return lines.map(lineOf).filter(({ text }) => text.trim() !== '')
}

function placed({ str, dir, width, height, transform }: TextItem): PlacedRun {
  const [a = 1, b = 0, , , x = 0, y = 0] = transform.map(Number)
  const angle = Math.atan2(b, a)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return {
    text: str,
    along: x * cos + y * sin,
    across: y * cos - x * sin,
    width,
    size: height > 0 ? height : Math.hypot(a, b),
    angle,
    isRightToLeft: dir === 'rtl',
  }
}

function continues(last: PlacedRun, run: PlacedRun, isLineOpen: boolean): boolean {
  if (Math.abs(last.angle - run.angle) > 0.05) return false
  if (isLineOpen) return true
  const size = Math.max(last.size, run.size)
  const isLevel = Math.abs(last.across - run.across) < size * 0.55
  const gap = run.along - (last.along + last.width)
  return isLevel && gap > -size * 0.3 && gap < size * 0.6 && last.size !== run.size
}

function lineOf(runs: readonly PlacedRun[]): PageLine {
  const [first] = runs
  const longest = runs.reduce((one, other) => (other.text.length > one.text.length ? other : one))
  return {
    runs,
    text: runs.map(({ text }) => text).join(''),
    size: longest.size,
    left: Math.min(...runs.map(({ along }) => along)),
    right: Math.max(...runs.map(({ along, width }) => along + width)),
    across: longest.across,
    angle: first?.angle ?? 0,
    isRightToLeft: longest.isRightToLeft,
    isRow: hasWideSpace(runs, longest.size * MAX_SPACE),
  }
}

function hasWideSpace(runs: readonly PlacedRun[], limit: number): boolean {
  return runs.some(({ text, width, along }, index) => {
    const next = runs[index + 1]
    if (next === undefined || index === 0) return false
    return text.trim() === '' ? width > limit : Math.abs(next.along - along - width) > limit
  })
}
