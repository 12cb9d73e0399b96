import { blockAt } from '../../../core/compare/blockAt.ts'
import type { SideName } from '../../../core/compare/collation.ts'
import type { AnnotationDifference, TextChange } from '../../../core/compare/comparison.ts'
import type { Range } from '../../../core/model/range.ts'
import type { ComparedPages } from './compareRows.ts'
import { type Filters, isNarrowed, shownAs } from './filters.ts'
import { finished } from './finished.ts'
import { reckonedOnce } from './reckonedOnce.ts'

interface Placed {
  /** Of its own; survives filtering. */
  readonly key: string
  /** Index among the changes or the annotations of the comparison. */
  readonly index: number
  /** Row where it is told; null where it has a place on neither side. */
  readonly row: number | null
  /** From the start of that row's paragraph, in UTF-16 units. */
  readonly offset: number
}

export interface TextDifference extends Placed {
  readonly kind: 'text'
  readonly change: TextChange
}

export interface NoteworthyDifference extends Placed {
  readonly kind: 'annotation'
  readonly difference: AnnotationDifference
}

/** One difference of the two versions, of their text or of their annotations. */
export type Difference = TextDifference | NoteworthyDifference

/** Every difference in reading order; what has no place comes last. */
export function differencesOf(pages: ComparedPages): Difference[] {
  return finished(differencesSteps(pages))
}

/** So many are placed in a step. */
const PER_STEP = 1000

/** The same, in steps; what takes longest of them is to sort. */
export function* differencesSteps(pages: ComparedPages): Generator<void, Difference[]> {
  const { text, annotations } = pages.comparison
  const found: Difference[] = []
  for (const [index, change] of text.changes.entries()) {
    if (index % PER_STEP === 0) yield
    const place = placeOfChange(pages, change)
    found.push({ kind: 'text', key: `text-${index}`, index, change, ...place })
  }
  for (const [index, difference] of annotations.entries()) {
    if (index % PER_STEP === 0) yield
    const place = placeOfAnnotation(pages, difference)
    found.push({ kind: 'annotation', key: `annotation-${index}`, index, difference, ...place })
  }
  yield
  return found.sort(byPlace)
}

function byPlace(one: Difference, other: Difference): number {
  const rows = (one.row ?? Number.MAX_SAFE_INTEGER) - (other.row ?? Number.MAX_SAFE_INTEGER)
  return rows || one.offset - other.offset || (one.kind === other.kind ? 0 : kindOrder(one))
}

function kindOrder({ kind }: Difference): number {
  return kind === 'text' ? -1 : 1
}

/** Differences that are gone through, and where each stands among them. */
export interface Shown {
  readonly list: readonly Difference[]
  readonly indexOf: ReadonlyMap<string, number>
}

/** Differences that are gone through: all of the text, and the annotations shown in full. */
export const shownIn = reckonedOnce((all: readonly Difference[], filters: Filters): Shown => {
  const list = shownDifferences(all, filters)
  return { list, indexOf: new Map(list.map(({ key }, index) => [key, index])) }
})

export function shownDifferences(all: readonly Difference[], filters: Filters): Difference[] {
  const hasText = !isNarrowed(filters)
  return all.filter((one) =>
    one.kind === 'text' ? hasText : shownAs(filters, one.difference) === 'full',
  )
}

type Place = Pick<Placed, 'row' | 'offset'>

function placeOfChange(pages: ComparedPages, { left, right, at }: TextChange): Place {
  if (right !== null) return placeAt(pages, 'right', wordStart(pages.right.text, right))
  return placeAt(pages, 'left', left === null ? at[0] : wordStart(pages.left.text, left))
}

/** Where the words of a change begin: a separator in front of them belongs to no paragraph. */
function wordStart(text: string, [start, end]: readonly [number, number]): number {
  const words = text.slice(start, end)
  const trimmed = words.trimStart()
  return trimmed === '' ? start : start + words.length - trimmed.length
}

function placeOfAnnotation(pages: ComparedPages, difference: AnnotationDifference): Place {
  const right = difference.right?.start ?? null
  if (right !== null) return placeAt(pages, 'right', right)
  const left = difference.left?.start ?? null
  return left === null ? { row: null, offset: 0 } : placeAt(pages, 'left', left)
}

function placeAt(pages: ComparedPages, side: SideName, offset: number): Place {
  const { blocks } = pages[side]
  const ordinal = blockAt(blocks, offset) ?? blockBefore(blocks, offset)
  const row = pages.rowOf[side][ordinal] ?? null
  return { row, offset: offset - (blocks[ordinal]?.start ?? 0) }
}

/** Ordinal of the last block that begins before an offset between blocks. */
function blockBefore(blocks: ComparedPages['left']['blocks'], offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.start ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** Row where an annotation begins on one side; null where it has no place there. */
export function rowOn(
  pages: ComparedPages,
  side: SideName,
  difference: AnnotationDifference,
): number | null {
  const start = difference[side]?.start ?? null
  return start === null ? null : placeAt(pages, side, start).row
}

/** First and last row that drawing a difference as the chosen one touches; null without a place. */
export function rowsTouched(
  pages: ComparedPages,
  difference: Difference,
): readonly [first: number, last: number] | null {
  const offsets = (['left', 'right'] as const).flatMap((side) =>
    rangesOn(difference, side).flatMap(([start, end]) =>
      [start, Math.max(start, end - 1)].map((offset) => placeAt(pages, side, offset).row),
    ),
  )
  const rows = [...offsets, difference.row].filter((row) => row !== null)
  return rows.length === 0 ? null : [Math.min(...rows), Math.max(...rows)]
}

/** Where a difference stands on a side. */
export function rangesOn(one: Difference, side: SideName): readonly Range[] {
  if (one.kind === 'annotation') return one.difference[side]?.ranges ?? []
  const range = one.change[side]
  return range === null ? [] : [range]
}

/** Steps through a list that ends: past its last comes its first. */
export function stepFrom(
  shown: readonly Difference[],
  all: readonly Difference[],
  key: string | null,
  step: 1 | -1,
): Difference | null {
  if (shown.length === 0) return null
  const present = shown.findIndex((one) => one.key === key)
  if (present >= 0) return shown[(present + step + shown.length) % shown.length] ?? null
  const order = new Map(all.map((one, index) => [one.key, index]))
  const from = key === null ? -1 : (order.get(key) ?? -1)
  const after = shown.findIndex((one) => (order.get(one.key) ?? 0) > from)
  const next = after === -1 ? 0 : after
  return shown[step === 1 ? next : (next - 1 + shown.length) % shown.length] ?? null
}
