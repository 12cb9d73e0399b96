import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { isLaidOut } from './afterLayout.ts'
import type { Difference } from './differences.ts'

/** Brings the chosen difference into view when another is chosen or the page is set otherwise. */
export function useScrollToCurrent(
  virtualizer: Virtualizer<HTMLElement, Element>,
  scroller: RefObject<HTMLElement | null>,
  current: Difference | null,
  lineOfRow: (row: number) => number,
  lineCount: number,
  layout: string,
): void {
  const shownKey = useRef<string | null>(null)
  const canScroll = isLaidOut(virtualizer)
  // Before the rows are on the screen: where they stood at first would be seen for a moment.
  useLayoutEffect(() => {
    const shown = `${layout} ${current?.key ?? ''}`
    if (!canScroll || shown === shownKey.current) return
    shownKey.current = shown
    if (current === null) return
    const line = current.row === null ? lineCount - 1 : lineOfRow(current.row)
    if (!isInView(virtualizer, line)) virtualizer.scrollToIndex(line, { align: 'center' })
    // Once it is drawn and measured: a long paragraph may hold the words far from its top.
    const later = setTimeout(() => showWords(scroller.current), 60)
    return () => clearTimeout(later)
  }, [current, virtualizer, scroller, lineOfRow, lineCount, layout, canScroll])
}

function isInView(
  { measurementsCache, scrollOffset, scrollRect }: Parameters<typeof useScrollToCurrent>[0],
  line: number,
): boolean {
  const item = measurementsCache[line]
  const top = scrollOffset ?? 0
  const bottom = top + (scrollRect?.height ?? 0)
  return item !== undefined && item.start >= top && item.end <= bottom - 16
}

function showWords(scroller: HTMLElement | null): void {
  const words = scroller?.querySelector('[data-current]')
  words?.scrollIntoView({ block: 'nearest' })
}
