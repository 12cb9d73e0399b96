import { elementScroll, type Rect, type Virtualizer } from '@tanstack/react-virtual'

type List = Virtualizer<HTMLElement, Element>

/**
 * How a list learns how large its view is, and scrolls it: once the browser has laid it out. By itself it does both as
 * soon as it is there, and the browser would have to lay a whole new screen out in the task that puts it together.
 */
export const afterLayout = { observeElementRect, scrollToFn }

function observeElementRect(
  { scrollElement }: List,
  tell: (view: Rect) => void,
): (() => void) | undefined {
  if (scrollElement === null) return
  const observer = new ResizeObserver(() => {
    tell({ width: scrollElement.offsetWidth, height: scrollElement.offsetHeight })
  })
  observer.observe(scrollElement)
  return () => observer.disconnect()
}

function scrollToFn(
  offset: number,
  options: Parameters<typeof elementScroll>[1],
  list: List,
): void {
  if (isLaidOut(list)) elementScroll(offset, options, list)
}

/** Whether a list knows how large its view is. */
export function isLaidOut({ scrollRect }: List): boolean {
  return (scrollRect?.height ?? 0) > 0
}
