import { memo, type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { messages } from '../../i18n/messages.ts'
import { classes } from '../../ui/classes.ts'
import type { Difference } from './differences.ts'
import styles from './Overview.module.css'
import { inksOfRows, overviewTicks } from './overviewTicks.ts'

interface OverviewProps {
  readonly differences: readonly Difference[]
  readonly current: Difference | null
  readonly scroller: RefObject<HTMLElement | null>
  readonly totalSize: number
  readonly startOfRow: (row: number) => number
}

/** No more ticks one below the other than there is room for. */
const BINS = 240

const QUIET_MS = 300

/** The whole of both texts at a glance: a lane for each, the part in view, the chosen difference. */
export function Overview(props: OverviewProps) {
  const { differences, current, scroller, totalSize, startOfRow } = props
  const total = Math.max(1, totalSize)
  const ticksTotal = useSettled(total)
  const pointer = current?.row == null ? null : startOfRow(current.row) / total
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['strip']}
      onClick={({ clientY, currentTarget }) => {
        const { top, height } = currentTarget.getBoundingClientRect()
        const element = scroller.current
        if (element === null) return
        const place = ((clientY - top - HEAD) / (height - HEAD)) * element.scrollHeight
        element.scrollTo({ top: place - element.clientHeight / 2 })
      }}
    >
      <span className="visually-hidden">{messages['compare.overview']} </span>
      <span className={styles['letter']}>A</span>
      <span className={classes(styles['letter'], styles['right'])}>B</span>
      <span className={styles['lanes']}>
        <Ticks differences={differences} total={ticksTotal} startOfRow={startOfRow} />
        <InView scroller={scroller} totalSize={totalSize} />
        {pointer === null ? null : (
          <i className={styles['pointer']} style={{ top: `${pointer * 100}%` }} />
        )}
      </span>
    </button>
  )
}

const HEAD = 22

type TicksProps = Pick<OverviewProps, 'differences' | 'startOfRow'> & { readonly total: number }

/** The places of rows follow from the sizes that make up the total. */
const Ticks = memo(function Ticks({ differences, total, startOfRow }: TicksProps) {
  return overviewTicks(inksOfRows(differences), (row) => startOfRow(row) / total, BINS).map(
    ({ side, at, ink }) => (
      <i
        key={`${side}-${at}`}
        className={classes(styles['tick'], styles[side], styles[ink])}
        style={{ top: `${at * 100}%` }}
      />
    ),
  )
})

/** A frame around what is in view. */
function InView({
  scroller,
  totalSize,
}: {
  readonly scroller: RefObject<HTMLElement | null>
  readonly totalSize: number
}) {
  const [{ top, height }, setView] = useState({ top: 0, height: 0 })
  // Before the effects of the list, which draws at each scroll: to ask for the place after it would cost a layout.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const onScroll = () => setView((view) => ({ ...view, top: element.scrollTop }))
    const onResize = () => setView({ top: element.scrollTop, height: element.clientHeight })
    element.addEventListener('scroll', onScroll, { passive: true })
    const observer = new ResizeObserver(onResize)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', onScroll)
      observer.disconnect()
    }
  }, [scroller])
  const share = (pixels: number) => `${(100 * pixels) / Math.max(1, totalSize, height)}%`
  return <i className={styles['view']} style={{ top: share(top), height: share(height) }} />
}

/** Rows are measured as they come into view, which moves the ticks a little: that can wait until nothing does. */
function useSettled(total: number): number {
  const [settled, setSettled] = useState(total)
  useEffect(() => {
    const later = setTimeout(() => setSettled(total), QUIET_MS)
    return () => clearTimeout(later)
  }, [total])
  return settled
}
