import type { Range } from '../../../core/model/range.ts'
import type { PlacedRun } from './pageLines.ts'
import type { PdfBlock } from './pdfBlocks.ts'
import type { Corners } from './pdfMarks.ts'

/**
 * The characters of a block under an area of its page, as a range of its text; null for none. A PDF tells
 * the width of a run, not of each letter: letters are taken to be equally wide.
 */
export function rangeUnder(block: PdfBlock, area: Corners): Range | null {
  let range: Range | null = null
  for (const { run, start, end } of block.runs) {
    const covered = coveredPart(run, area)
    if (covered === null) continue
    const [from, to] = covered
    const length = end - start
    const first = start + Math.ceil(from * length - 0.5)
    const last = start + Math.floor(to * length + 0.5)
    if (last > first)
      range = [Math.min(first, range?.[0] ?? first), Math.max(last, range?.[1] ?? last)]
  }
  return range
}

/** The part of a run's length that an area covers, as shares of it in reading order. */
function coveredPart(run: PlacedRun, area: Corners): readonly [number, number] | null {
  const [cos, sin] = [Math.cos(run.angle), Math.sin(run.angle)]
  const alongs = area.map(([x, y]) => x * cos + y * sin)
  const acrosses = area.map(([x, y]) => y * cos - x * sin)
  const middle = run.across + run.size * 0.3
  if (middle < Math.min(...acrosses) || middle > Math.max(...acrosses) || run.width <= 0)
    return null
  const from = Math.max(0, (Math.min(...alongs) - run.along) / run.width)
  const to = Math.min(1, (Math.max(...alongs) - run.along) / run.width)
  if (to <= from) return null
  return run.isRightToLeft ? [1 - to, 1 - from] : [from, to]
}

/** How far an area is from a block, up or down its page, in points; 0 where they overlap. */
export function distanceTo(block: PdfBlock, area: Corners): number {
  const heights = area.map(([, y]) => y)
  const middle = (Math.min(...heights) + Math.max(...heights)) / 2
  const acrosses = block.runs.map(({ run }) => run.across)
  const bottom = Math.min(...acrosses)
  const top = Math.max(...acrosses) + block.size
  return middle < bottom ? bottom - middle : Math.max(0, middle - top)
}
