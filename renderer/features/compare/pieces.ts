import type { SideName } from '../../../core/compare/collation.ts'
import { cutSegments } from '../../../core/export/highlightSegments.ts'
import type { Range } from '../../../core/model/range.ts'
import type { ComparedPages } from './compareRows.ts'
import { type Difference, rangesOn } from './differences.ts'
import { type Filters, shownAs } from './filters.ts'

/** Words that are all drawn alike. */
export interface TextPiece {
  /** Over the side's text. */
  readonly start: number
  readonly text: string
  /** Index of the change that has them; null where both sides do. */
  readonly change: number | null
  /** Indices of the annotations on them, longest first. */
  readonly annotations: readonly number[]
  readonly isCurrent: boolean
  /** Whether a resized annotation covers it on the other side. */
  readonly isOtherBounds: boolean
}

/** How the pages are drawn now. */
export interface Drawing {
  readonly filters: Filters
  readonly current: Difference | null
}

type Drawn =
  | { readonly kind: 'change' | 'annotation'; readonly index: number; readonly ranges: Ranges }
  | { readonly kind: 'current' | 'cut' | 'bounds'; readonly ranges: Ranges }
type Ranges = readonly Range[]

/** More than what is drawn of one paragraph: annotations projected from the other side, and cuts. */
export interface ExtraMarks {
  readonly annotations: readonly { readonly index: number; readonly ranges: Ranges }[]
  readonly cuts: readonly number[]
  /** The bounds that resized annotations have on the other side. */
  readonly otherBounds: Ranges
}

const nothingMore: ExtraMarks = { annotations: [], cuts: [], otherBounds: [] }

/** Cuts a paragraph where a change or an annotation begins or ends. */
export function piecesOf(
  pages: ComparedPages,
  side: SideName,
  ordinal: number,
  drawing: Drawing,
  extra: ExtraMarks = nothingMore,
): TextPiece[] {
  const block = pages[side].blocks[ordinal]
  if (block === undefined) return []
  const drawn = drawnIn(pages, side, ordinal, drawing, extra).map((one) => ({
    ...one,
    ranges: one.ranges.flatMap((range) => relative(range, block.start, block.end)),
  }))
  const { text } = pages[side]
  const segments = cutSegments(block.end - block.start, [], drawn)
  return segments.map(({ start, end, highlights }) => {
    const here = highlights.flatMap((index) => drawn[index] ?? [])
    return {
      start: block.start + start,
      text: text.slice(block.start + start, block.start + end),
      change: here.flatMap((one) => (one.kind === 'change' ? one.index : []))[0] ?? null,
      annotations: here.flatMap((one) => (one.kind === 'annotation' ? one.index : [])),
      isCurrent: here.some((one) => one.kind === 'current'),
      isOtherBounds: here.some((one) => one.kind === 'bounds'),
    }
  })
}

function drawnIn(
  pages: ComparedPages,
  side: SideName,
  ordinal: number,
  { filters, current }: Drawing,
  extra: ExtraMarks,
): Drawn[] {
  const { text, annotations } = pages.comparison
  const marks = pages.marks[side][ordinal]
  const drawn: Drawn[] = extra.cuts.map((cut) => ({ kind: 'cut', ranges: [[cut, cut]] }))
  for (const index of marks?.changes ?? []) {
    const range = text.changes[index]?.[side] ?? null
    if (range !== null) drawn.push({ kind: 'change', index, ranges: [range] })
  }
  for (const index of marks?.annotations ?? []) {
    const difference = annotations[index]
    if (difference === undefined || shownAs(filters, difference) === 'hidden') continue
    drawn.push({ kind: 'annotation', index, ranges: difference[side]?.ranges ?? [] })
  }
  for (const { index, ranges } of extra.annotations) {
    drawn.push({ kind: 'annotation', index, ranges })
  }
  const ranges = current === null ? [] : rangesOn(current, side)
  return [...drawn, { kind: 'bounds', ranges: extra.otherBounds }, { kind: 'current', ranges }]
}

function relative([start, end]: Range, from: number, to: number): Range[] {
  const first = Math.max(start, from)
  const last = Math.min(end, to)
  const isCut = start === end && start > from && start < to
  return first < last || isCut ? [[first - from, last - from]] : []
}
