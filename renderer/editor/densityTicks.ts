import type { Range } from '../../core/model/range.ts'
import type { PaintedHighlight } from './readerTypes.ts'

/** A mark of the strip, in pixels. */
export interface DensityTick {
  readonly top: number
  /** 0 to 2: ticks at one height stand side by side. */
  readonly column: number
  /** 1 to 3 columns wide: more when it stands for several highlights. */
  readonly width: number
  readonly colour: string
  readonly ids: readonly string[]
}

export const TICK_HEIGHT = 3
const COLUMNS = 3
/** With more marks per strip than this, one tick a row stands for all that start there. */
const MOST_SINGLE_TICKS = 400

/**
 * Where the highlights of a text of `length` units stand on a strip of `height` pixels. Places are shares of
 * the text, not of the page: they do not move while the layout is still being guessed. Columns by the
 * order of highlights in one row of pixels; where many fall together, the row's most frequent colour, its
 * width saying how many.
 */
export function densityTicks(
  highlights: Iterable<PaintedHighlight>,
  length: number,
  height: number,
): DensityTick[] {
  const rows = new Map<number, PaintedHighlight[]>()
  let count = 0
  for (const highlight of highlights) {
    const start = highlight.ranges[0]?.[0]
    if (start === undefined) continue
    const row = rowOf(start, length, height)
    const inRow = rows.get(row)
    if (inRow === undefined) rows.set(row, [highlight])
    else inRow.push(highlight)
    count++
  }
  const isBinned = count > MOST_SINGLE_TICKS
  return [...rows].flatMap(([row, inRow]) =>
    isBinned ? [binnedTick(row, inRow)] : singleTicks(row, inRow),
  )
}

export function rowOf(offset: number, length: number, height: number): number {
  const rows = Math.max(1, Math.floor(height / TICK_HEIGHT))
  return Math.min(rows - 1, Math.floor((offset / Math.max(1, length)) * rows))
}

function singleTicks(row: number, inRow: readonly PaintedHighlight[]): DensityTick[] {
  return inRow.slice(0, COLUMNS).map(({ id, colour }, column) => ({
    top: row * TICK_HEIGHT,
    column,
    width: 1,
    colour,
    ids: column === COLUMNS - 1 ? inRow.slice(column).map((highlight) => highlight.id) : [id],
  }))
}

function binnedTick(row: number, inRow: readonly PaintedHighlight[]): DensityTick {
  const counts = new Map<string, number>()
  for (const { colour } of inRow) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const [colour = ''] = [...counts].sort((left, right) => right[1] - left[1])[0] ?? []
  const width = Math.min(COLUMNS, 1 + Math.floor(Math.log2(inRow.length)))
  return {
    top: row * TICK_HEIGHT,
    column: 0,
    width,
    colour,
    ids: inRow.map(({ id }) => id),
  }
}

/** The share of the text that is in view, as the frame on the strip. */
export function frameOf(
  [start, end]: Range,
  length: number,
  height: number,
): { readonly top: number; readonly height: number } {
  const scale = height / Math.max(1, length)
  const frameHeight = Math.max(12, (end - start) * scale)
  return { top: Math.min(start * scale, Math.max(0, height - frameHeight)), height: frameHeight }
}
