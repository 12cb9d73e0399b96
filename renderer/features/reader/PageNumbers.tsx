import { useLayoutEffect, useRef, useState } from 'react'
import type { PageStart } from '../../../core/model/page.ts'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import styles from './PageNumbers.module.css'

interface PlacedPage extends PageStart {
  /** From the top of the numbers, in pixels. */
  readonly top: number
}

/** The pages of the source, left of the line where each begins. */
export function PageNumbers() {
  const element = useRef<HTMLOListElement>(null)
  const pages = usePlacedPages(element)
  const hasPages = useStore(reading, (state) => state.pages.length > 0)
  if (!hasPages) return null
  return (
    <ol ref={element} className={styles['pages']} aria-label={messages['reading.pages']}>
      {pages.map(({ start, label, top }) => (
        <li key={start} style={{ top }} title={messages['reading.page'](label)}>
          {label}
        </li>
      ))}
    </ol>
  )
}

/** Those near the view; the rest is not drawn. */
function usePlacedPages(element: React.RefObject<HTMLElement | null>): readonly PlacedPage[] {
  const [placed, setPlaced] = useState<readonly PlacedPage[]>([])
  const reader = useStore(reading, (state) => state.reader)
  const pages = useStore(reading, (state) => state.pages)
  const visible = useStore(reading, (state) => state.visible)
  const layoutVersion = useStore(reading, (state) => state.layoutVersion)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout of the text moves them, too
  useLayoutEffect(() => {
    const origin = element.current?.getBoundingClientRect().top
    if (origin === undefined || reader === null) return
    const textTop = reader.element.getBoundingClientRect().top
    const reach = visible[1] - visible[0]
    const isNear = ({ start, label }: PageStart) =>
      label !== '' && start >= visible[0] - reach && start <= visible[1] + reach
    const topOf = ({ start }: PageStart) => textTop + reader.topOf(start) - origin
    setPlaced(pages.filter(isNear).map((page) => ({ ...page, top: topOf(page) })))
  }, [reader, pages, visible, layoutVersion, element])
  return placed
}
