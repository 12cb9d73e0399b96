import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { classes } from './classes.ts'
import styles from './VirtualList.module.css'

export interface VirtualListProps<T> {
  readonly items: readonly T[]
  /** The same function each time: ten thousand keys are made again for another. */
  readonly keyOf: (item: T) => string
  readonly renderItem: (item: T, index: number) => ReactNode
  /** Height of a row in pixels; measured where rows differ. */
  readonly rowHeight?: number
  readonly hasEqualRows?: boolean
  /** Kept in view. */
  readonly currentIndex?: number
  /** When this changes, it begins at its top again: it holds other things. */
  readonly startsOverWith?: string
  readonly className?: string
  /** The rows hold nothing that takes the focus: then the list itself does, to be scrolled by keys. */
  readonly isReadOnly?: boolean
  /** Names the list for assistive technology. */
  readonly label: string
}

/** A scrolling list that draws only the rows in view; ten thousand cost as much as thirty. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { items, keyOf, renderItem, rowHeight = 26, hasEqualRows = true, label } = props
  const scroller = useRef<HTMLDivElement>(null)
  // With another function the places of all rows are reckoned anew.
  const getItemKey = useCallback(
    (index: number) => {
      const item = items[index]
      return item === undefined ? index : keyOf(item)
    },
    [items, keyOf],
  )
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey,
    overscan: 8,
  })
  const { currentIndex = -1, startsOverWith } = props
  useEffect(() => {
    if (startsOverWith !== undefined) scroller.current?.scrollTo({ top: 0 })
  }, [startsOverWith])
  useEffect(() => {
    if (currentIndex >= 0) virtualizer.scrollToIndex(currentIndex, { align: 'auto' })
  }, [currentIndex, virtualizer])
  return (
    <div
      ref={scroller}
      className={classes(styles['scroller'], props.className)}
      tabIndex={props.isReadOnly === true ? 0 : undefined}
    >
      <ul
        aria-label={label}
        className={styles['list']}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index]
          if (item === undefined) return null
          return (
            <li
              key={key}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              ref={hasEqualRows ? null : virtualizer.measureElement}
              className={styles['row']}
              style={{ transform: `translateY(${start}px)` }}
            >
              {renderItem(item, index)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
