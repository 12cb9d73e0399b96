import type { ComparedPages } from './compareRows.ts'
import type { CompareState } from './compareState.ts'
import { longWires } from './crossings.ts'
import { type Difference, shownIn } from './differences.ts'
import { lineOfEachRow, pageLines } from './foldRows.ts'
import { inksOfRows } from './overviewTicks.ts'
import { tokensByRow } from './tokens.ts'

/**
 * Reckons what drawing the screen asks for of a whole book, in steps: each is reckoned once, so that the screen, which
 * is drawn in one go, finds it there.
 */
export function* drawingSteps(
  pages: ComparedPages,
  differences: readonly Difference[],
  { filters, mode, unfolded }: Pick<CompareState, 'filters' | 'mode' | 'unfolded'>,
): Generator<void, void> {
  yield
  const shown = shownIn(differences, filters)
  yield
  inksOfRows(shown.list)
  yield
  tokensByRow(differences)
  yield
  if (mode !== 'inline') longWires(pages, differences, filters)
  yield
  const lines = pageLines(pages, differences, filters, mode === 'changes', unfolded)
  yield
  lineOfEachRow(lines)
}
