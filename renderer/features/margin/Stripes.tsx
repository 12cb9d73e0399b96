import { useLayoutEffect, useRef, useState } from 'react'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import type { PaintedHighlight } from '../../editor/reader.ts'
import { classes } from '../../ui/classes.ts'
import { rulingOf } from '../../ui/ruling.ts'
import styles from './Margin.module.css'
import { type Extent, stripeLanes } from './stripeLanes.ts'

interface Stripe extends Extent {
  readonly colour: string
}

const LANE = 6
/** More would run into the notes: those beyond share the last lane. */
const LAST_LANE = 7

/** A bar beside each passage, one lane per overlap. A pointer's way to what a text selection is by key. */
export function Stripes() {
  const element = useRef<HTMLDivElement>(null)
  const stripes = useStripes(element)
  const activeId = useStore(view, (state) => state.highlightId)
  const lanes = stripeLanes(stripes)
  return (
    <div ref={element} className={styles['stripes']} aria-hidden="true">
      {stripes.map(({ id, top, bottom, colour }) => (
        <i
          key={id}
          className={classes(`k-${rulingOf(colour)}`, id === activeId && styles['activeStripe'])}
          style={{
            top,
            height: bottom - top,
            left: Math.min(lanes.get(id) ?? 0, LAST_LANE) * LANE,
            ...(colour.startsWith('#') ? { '--m': colour } : {}),
          }}
          onPointerDown={() => view.set({ highlightId: id, selection: null })}
        />
      ))}
    </div>
  )
}

function useStripes(element: React.RefObject<HTMLElement | null>): readonly Stripe[] {
  const [stripes, setStripes] = useState<readonly Stripe[]>([])
  const painted = useStore(reading, (state) => state.painted)
  const visible = useStore(reading, (state) => state.visible)
  const layoutVersion = useStore(reading, (state) => state.layoutVersion)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout of the text moves them, too
  useLayoutEffect(() => {
    const origin = element.current?.getBoundingClientRect().top
    if (origin === undefined) return
    const reach = visible[1] - visible[0]
    const isNear = ({ ranges }: PaintedHighlight) =>
      ranges.some(([start, end]) => end >= visible[0] - reach && start <= visible[1] + reach)
    setStripes(painted.filter(isNear).flatMap((highlight) => stripeOf(highlight, origin)))
  }, [painted, visible, layoutVersion, element])
  return stripes
}

function stripeOf({ id, ranges, colour }: PaintedHighlight, origin: number): Stripe[] {
  const { reader } = reading.get()
  const rects = ranges.flatMap((range) => reader?.rectsOf(range) ?? [])
  if (rects.length === 0) return []
  const top = Math.min(...rects.map((rect) => rect.top)) - origin
  const bottom = Math.max(...rects.map((rect) => rect.bottom)) - origin
  return [{ id, top, bottom, colour }]
}
