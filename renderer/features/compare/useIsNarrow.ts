import { type RefObject, useLayoutEffect, useState } from 'react'

/** Under this there is room for one column only. */
const TWO_COLUMNS = 880

/** Whether an element is too narrow for two columns of text. */
export function useIsNarrow(ref: RefObject<HTMLElement | null>): boolean {
  const [isNarrow, setIsNarrow] = useState(false)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(() => setIsNarrow(element.clientWidth < TWO_COLUMNS))
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return isNarrow
}
