import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { reportText } from '../../../core/compare/reportText.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { afterLayout } from './afterLayout.ts'
import type { ComparedPages } from './compareRows.ts'
import { chooseDifference, compareState, unfold } from './compareState.ts'
import { type LongWire, longWires } from './crossings.ts'
import { type Difference, rowsTouched, shownIn } from './differences.ts'
import { estimateLine } from './estimateLine.ts'
import type { Filters } from './filters.ts'
import { lineOfEachRow, type PageLine, pageLines } from './foldRows.ts'
import { Gutter } from './Gutter.tsx'
import { Overview } from './Overview.tsx'
import styles from './Pages.module.css'
import type { Drawing } from './pieces.ts'
import { Row } from './Row.tsx'
import { tokensByRow } from './tokens.ts'
import { useIsNarrow } from './useIsNarrow.ts'
import { useReach } from './useReach.ts'
import { useScrollToCurrent } from './useScrollToCurrent.ts'

interface PagesProps {
  readonly pages: ComparedPages
  readonly differences: readonly Difference[]
  readonly current: Difference | null
}

/** The two texts in rows that belong together, as many as are in view. */
export function Pages({ pages, differences, current }: PagesProps) {
  // The buttons answer at once; all lines of a book anew can come a little later, drawn bit by bit.
  const filters = useDeferredValue(useStore(compareState, (state) => state.filters))
  const mode = useDeferredValue(useStore(compareState, (state) => state.mode))
  const unfolded = useStore(compareState, (state) => state.unfolded)
  const frame = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLElement>(null)
  const isInline = useIsNarrow(frame) || mode === 'inline'
  const tokens = tokensByRow(differences)
  const shown = shownIn(differences, filters).list
  const wires = isInline ? noWires : longWires(pages, differences, filters)
  const lines = pageLines(pages, differences, filters, mode === 'changes', unfolded)
  const lineOfRow = lineOfEachRow(lines)
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    ...useLineSizes(pages, lines, isInline),
    rangeExtractor: useReach(),
    ...afterLayout,
  })
  const layout = `${mode} ${isInline}`
  useScrollToCurrent(virtualizer, scroller, current, lineOfRow, lines.length, layout)
  useChoiceByClick(scroller)
  const drawingOf = useDrawing(pages, filters, current)
  const startOfRow = useCallback(
    (row: number) => virtualizer.measurementsCache[lineOfRow(row)]?.start ?? 0,
    [virtualizer, lineOfRow],
  )
  const unplaced = tokens.get(null) ?? []
  return (
    <div ref={frame} className={styles['frame']}>
      <section
        ref={scroller}
        className={styles['scroller']}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
        tabIndex={0}
        data-pane="text"
        aria-label={messages['compare.texts']}
      >
        <div
          className={isInline ? styles['inline'] : styles['facing']}
          style={{ height: virtualizer.getTotalSize() + PADDING }}
        >
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const line = lines[index]
            if (line === undefined) return null
            return (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={styles['line']}
                style={{ transform: `translateY(${start + PADDING}px)` }}
              >
                {line.kind === 'row' ? (
                  <Row
                    pages={pages}
                    index={line.row}
                    isInline={isInline}
                    drawing={drawingOf(line.row)}
                    tokens={tokens.get(line.row)}
                    wires={wires}
                  />
                ) : null}
                {line.kind === 'fold' ? <Fold {...line} /> : null}
                {line.kind === 'unplaced' ? (
                  <div className={styles['unplaced']}>
                    <span>{messages['compare.unplaced']}</span>
                    <Gutter pages={pages} tokens={unplaced} drawing={drawingOf(null)} />
                  </div>
                ) : null}
              </div>
            )
          })}
        </div>
      </section>
      <Overview
        differences={shown}
        current={current}
        scroller={scroller}
        totalSize={virtualizer.getTotalSize()}
        startOfRow={startOfRow}
      />
    </div>
  )
}

const PADDING = 14

const noWires: readonly LongWire[] = []

/**
 * What the list asks of each line. The same functions while the lines are the same: with others it reckons the
 * places of all lines anew, thousands at each step.
 */
function useLineSizes(pages: ComparedPages, lines: readonly PageLine[], isInline: boolean) {
  const estimateSize = useCallback(
    (index: number) => estimateLine(pages, lines[index], isInline),
    [pages, lines, isInline],
  )
  const getItemKey = useCallback((index: number) => keyOfLine(lines[index]), [lines])
  return { estimateSize, getItemKey }
}

/** How each row is drawn: those that the chosen difference does not touch stay as they are drawn. */
function useDrawing(
  pages: ComparedPages,
  filters: Filters,
  current: Difference | null,
): (row: number | null) => Drawing {
  const atRest = useMemo(() => ({ filters, current: null }), [filters])
  const chosen = useMemo(() => ({ filters, current }), [filters, current])
  const touched = useMemo(
    () => (current === null ? null : rowsTouched(pages, current)),
    [pages, current],
  )
  return (row) => {
    if (row === null || touched === null) return chosen.current?.row === row ? chosen : atRest
    return row >= touched[0] && row <= touched[1] ? chosen : atRest
  }
}

/** Of its own, and a number: the list asks for thousands whenever a line turns out higher than was guessed. */
function keyOfLine(line: PageLine | undefined): number {
  if (line === undefined || line.kind === 'unplaced') return -1
  return line.kind === 'row' ? line.row : -2 - line.first
}

function Fold({ first, count }: { readonly first: number; readonly count: number }) {
  return (
    <button type="button" className={styles['fold']} onClick={() => unfold(first)}>
      {reportText.sameParagraphs(count)}
    </button>
  )
}

/** A click on words chooses what is different about them; keys have tokens and apparatus for it. */
function useChoiceByClick(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current
    const onClick = ({ target }: MouseEvent) => {
      const words = target instanceof Element ? target.closest<HTMLElement>('[data-choice]') : null
      const choice = words?.dataset['choice']
      if (choice !== undefined && getSelection()?.isCollapsed !== false) chooseDifference(choice)
    }
    element?.addEventListener('click', onClick)
    return () => element?.removeEventListener('click', onClick)
  }, [scroller])
}
