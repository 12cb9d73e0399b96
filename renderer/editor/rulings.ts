import { frameOutline } from './frameOutline.ts'
import { inkOf } from './inks.ts'
import type { BlockLanes, Ruling } from './lanes.ts'
import type { PaintedHighlight } from './readerTypes.ts'

/** How far below the text box each lane ends, in pixels. */
const LANE_ENDS = [3, 8, 12.5] as const
const RULING_HEIGHT = 5

/** Something to be drawn beside the words, in pixels from the top left of its section. */
export type Strip = BoxStrip | OutlineStrip

export interface BoxStrip {
  readonly kind: 'box'
  readonly className: string
  /** A class of tokens.css that sets the pattern and its colour, and the colour if it is another; null = neither. */
  readonly ink: { readonly className: string; readonly mark: string | null } | null
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A line round a shape, as an SVG path. */
export interface OutlineStrip {
  readonly kind: 'outline'
  readonly path: string
}

/** Gives the boxes of a stretch of text, one per line. */
export type Measure = (start: number, end: number) => readonly DOMRect[]

/**
 * The rulings, frame and marks of one block. `::highlight()` can underline in five styles only and cannot
 * paint a gradient, so ten rulings in three lanes are strips over the lines in view instead; they take
 * their patterns from the same classes as swatches.
 */
export function stripsOf(
  lanes: BlockLanes<PaintedHighlight>,
  items: readonly PaintedHighlight[],
  [start, end]: readonly [number, number],
  selectedId: string | null,
  measure: Measure,
): Strip[] {
  const strips: Strip[] = lanes.rulings.flatMap((ruling) => rulingStrips(ruling, measure))
  for (const item of items) {
    const isSelected = item.id === selectedId
    if (item.state !== 'edited' && !isSelected) continue
    for (const range of item.ranges) {
      const from = Math.max(range[0], start)
      const to = Math.min(range[1], end)
      if (from >= to) continue
      const boxes = measure(from, to)
      if (item.state === 'edited') strips.push(...boxes.map((box) => editedStrip(box)))
      if (isSelected) {
        strips.push(...frameOutline(boxes).map((path) => ({ kind: 'outline' as const, path })))
      }
    }
  }
  return strips
}

function rulingStrips(
  { start, end, lane, item }: Ruling<PaintedHighlight>,
  measure: Measure,
): BoxStrip[] {
  const { ruling, mark } = item === null ? { ruling: 9, mark: 'var(--ink-3)' } : inkOf(item)
  const ink = { className: `k-${ruling}`, mark }
  return measure(start, end).map((box) => ({
    kind: 'box',
    className: 'reader-ruling',
    ink,
    left: box.left,
    top: box.bottom + (LANE_ENDS[lane] ?? 0) - RULING_HEIGHT,
    width: box.width,
    height: RULING_HEIGHT,
  }))
}

function editedStrip({ left, top, width }: DOMRect): BoxStrip {
  const look = { kind: 'box' as const, className: 'reader-edited', ink: null }
  return { ...look, left, top: top - 1, width, height: 1 }
}

/**
 * Boxes of a range, those on one line joined (a bold word makes a box of its own), moved to the
 * coordinates of the section.
 */
export function lineBoxes(range: Range, origin: DOMRect): DOMRect[] {
  const boxes: DOMRect[] = []
  for (const { left, top, width, height } of range.getClientRects()) {
    if (width === 0) continue
    const box = new DOMRect(left - origin.left, top - origin.top, width, height)
    const last = boxes.at(-1)
    if (last !== undefined && isBeside(last, box)) boxes[boxes.length - 1] = union(last, box)
    else boxes.push(box)
  }
  return boxes
}

/** On the same line and touching: boxes of one line may differ in height, and by a rounding in place. */
function isBeside(left: DOMRect, right: DOMRect): boolean {
  const overlap = Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top)
  const isSameLine = overlap > Math.min(left.height, right.height) / 2
  return isSameLine && right.left <= left.right + 1 && right.right >= left.left - 1
}

function union(first: DOMRect, second: DOMRect): DOMRect {
  const left = Math.min(first.left, second.left)
  const top = Math.min(first.top, second.top)
  const right = Math.max(first.right, second.right)
  return new DOMRect(left, top, right - left, Math.max(first.bottom, second.bottom) - top)
}
