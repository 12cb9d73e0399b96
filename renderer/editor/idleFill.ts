import type { ReaderDocument } from './readerDocument.ts'

/** A section takes 2 to 4 ms to draw: less time than this left and the next frame would be late. */
const LEAST_TIME_LEFT = 6

/**
 * Draws what first paint left out while nothing else happens, until all text is in the page: for the
 * browser's own find, for assistive technology, for printing.
 */
export function fillWhenIdle(
  document: ReaderDocument,
  signal: AbortSignal,
  onFilled: () => void,
): void {
  let next = 0

  function fill(deadline: IdleDeadline): void {
    if (signal.aborted) return
    do {
      while (next < document.sections.length && document.isDrawn(next)) next++
      if (next < document.sections.length) document.draw([next])
    } while (next < document.sections.length && deadline.timeRemaining() > LEAST_TIME_LEFT)
    if (next < document.sections.length) ask()
    else onFilled()
  }

  function ask(): void {
    requestIdleCallback(fill, { timeout: 500 })
  }
  ask()
}
