import { type KeyboardEvent, useCallback, useState } from 'react'

export interface RovingRows {
  /** The one row that Tab comes to. */
  readonly index: number
  readonly setIndex: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/** Arrow keys, Home and End walk through the rows of a list, `data-row` numbering their buttons. */
export function useRovingRows(count: number): RovingRows {
  const [wanted, setIndex] = useState(0)
  const index = Math.min(wanted, Math.max(0, count - 1))
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const next = nextIndex(event.key, index, count)
      if (next === null || isTyping(event.target)) return
      event.preventDefault()
      setIndex(next)
      focusRow(event.currentTarget, next)
    },
    [index, count],
  )
  return { index, setIndex, onKeyDown }
}

function nextIndex(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, index + 1)
    case 'ArrowUp':
      return Math.max(0, index - 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement
}

/** After two frames: a row far away is drawn only when the list has scrolled to it. */
function focusRow(list: HTMLElement, index: number): void {
  const focus = () => list.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus()
  requestAnimationFrame(() => requestAnimationFrame(focus))
}
