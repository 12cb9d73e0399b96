import type { ComparedPages, RowCell } from './compareRows.ts'
import type { Difference } from './differences.ts'
import { type Filters, isNarrowed, shownAs } from './filters.ts'
import { reckonedOnce } from './reckonedOnce.ts'
import { tokensByRow } from './tokens.ts'

/** What a line of the page is: a row, rows without differences, folded away, or at the end what has no place. */
export type PageLine = RowLine | Fold | { readonly kind: 'unplaced' }
type RowLine = { readonly kind: 'row'; readonly row: number }
type Fold = { readonly kind: 'fold'; readonly first: number; readonly count: number }

/** Fewer rows than this are shown rather than folded. */
const FEWEST_FOLDED = 2

/** Every row, or with `changesOnly` those with differences and the folds between them. */
export const pageLines = reckonedOnce(
  (
    pages: ComparedPages,
    differences: readonly Difference[],
    filters: Filters,
    changesOnly: boolean,
    unfolded: ReadonlySet<number>,
  ): readonly PageLine[] => {
    const lines: PageLine[] = changesOnly
      ? foldedLines(pages, filters, unfolded)
      : pages.rows.map((_, row) => ({ kind: 'row', row }))
    if (tokensByRow(differences).has(null)) lines.push({ kind: 'unplaced' })
    return lines
  },
)

function foldedLines(
  pages: ComparedPages,
  filters: Filters,
  unfolded: ReadonlySet<number>,
): PageLine[] {
  const lines: PageLine[] = []
  let quiet: number[] = []
  const addQuiet = () => {
    const first = quiet[0] ?? 0
    const isFolded = quiet.length >= FEWEST_FOLDED && !unfolded.has(first)
    if (isFolded) lines.push({ kind: 'fold', first, count: quiet.length })
    else for (const row of quiet) lines.push({ kind: 'row', row })
    quiet = []
  }
  for (const row of pages.rows.keys()) {
    if (isQuiet(pages, filters, row)) quiet.push(row)
    else {
      addQuiet()
      lines.push({ kind: 'row', row })
    }
  }
  addQuiet()
  return lines
}

/** On which line each row is: its own, or the fold that it is in. */
export const lineOfEachRow = reckonedOnce(
  (lines: readonly PageLine[]): ((row: number) => number) => {
    const lineOf: number[] = []
    for (const [index, line] of lines.entries()) {
      if (line.kind === 'row') lineOf[line.row] = index
      if (line.kind !== 'fold') continue
      for (let row = line.first; row < line.first + line.count; row++) lineOf[row] = index
    }
    return (row) => lineOf[row] ?? 0
  },
)

/** Whether a row shows no difference: the same text, and no annotation in full. */
export function isQuiet(pages: ComparedPages, filters: Filters, index: number): boolean {
  const row = pages.rows[index]
  if (row === undefined || row.isMoved) return false
  return (
    isQuietCell(pages, filters, 'left', row.left) && isQuietCell(pages, filters, 'right', row.right)
  )
}

function isQuietCell(
  { marks, comparison }: ComparedPages,
  filters: Filters,
  side: 'left' | 'right',
  cell: RowCell,
): boolean {
  if (cell === null || 'hole' in cell) return false
  const here = marks[side][cell.block]
  if (here === undefined) return true
  const isFull = (index: number) => {
    const difference = comparison.annotations[index]
    return difference !== undefined && shownAs(filters, difference) === 'full'
  }
  const isSameText = here.changes.length === 0 || isNarrowed(filters)
  return isSameText && !here.annotations.some(isFull)
}
