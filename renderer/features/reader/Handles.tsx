import { type PointerEvent, useLayoutEffect, useRef, useState } from 'react'
import type { Range } from '../../../core/model/range.ts'
import { snapToGraphemes } from '../../../core/text/snapToGraphemes.ts'
import { useCall } from '../../api/useApi.ts'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import type { PaintedHighlight } from '../../editor/reader.ts'
import { messages } from '../../i18n/messages.ts'
import styles from './Handles.module.css'
import { resizeHighlight } from './resizeHighlight.ts'

type Edge = 'start' | 'end'

/** Two grips at the edges of the highlight selected, to drag them elsewhere. */
export function Handles({ painted }: { readonly painted: readonly PaintedHighlight[] }) {
  const highlightId = useStore(view, (state) => state.highlightId)
  const selection = useStore(view, (state) => state.selection)
  const highlight = painted.find(({ id }) => id === highlightId)
  const range = highlight?.ranges[0]
  // A highlight in several parts is changed by its parts, in the margin; grips move one range.
  if (highlight === undefined || range === undefined || highlight.ranges.length > 1) return null
  return selection === null ? <Grips highlight={highlight} range={range} /> : null
}

function Grips({
  highlight,
  range,
}: {
  readonly highlight: PaintedHighlight
  readonly range: Range
}) {
  const call = useCall()
  const frame = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<Range | null>(null)
  const places = useGripPlaces(frame, dragged ?? range)
  const drag = (edge: Edge) => ({
    onPointerDown(event: PointerEvent<HTMLButtonElement>) {
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      setDragged(range)
    },
    onPointerMove(event: PointerEvent<HTMLButtonElement>) {
      if (dragged === null) return
      const next = rangeAt(event, dragged, edge)
      if (next === null) return
      setDragged(next)
      reading.get().reader?.updateHighlight({ ...highlight, ranges: [next] })
    },
    onPointerUp() {
      if (dragged !== null) void resizeHighlight(call, highlight.id, dragged)
      setDragged(null)
    },
  })
  return (
    <div ref={frame} className={styles['frame']}>
      {places === null ? null : (
        <>
          <Grip edge="start" place={places.start} {...drag('start')} />
          <Grip edge="end" place={places.end} {...drag('end')} />
        </>
      )}
    </div>
  )
}

interface GripProps {
  readonly edge: Edge
  readonly place: { readonly left: number; readonly top: number; readonly height: number }
  onPointerDown(event: PointerEvent<HTMLButtonElement>): void
  onPointerMove(event: PointerEvent<HTMLButtonElement>): void
  onPointerUp(): void
}

/** Not in the order of tabs: the same is done by keys, which the sheet of keys names. */
function Grip({ edge, place, ...handlers }: GripProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={messages[edge === 'start' ? 'selected.start' : 'selected.end']}
      className={styles[edge]}
      style={place}
      {...handlers}
    />
  )
}

function rangeAt(event: PointerEvent, [start, end]: Range, edge: Edge): Range | null {
  const { reader, text } = reading.get()
  const hit = reader?.hitTest(event.clientX, event.clientY)
  if (!hit) return null
  const next: Range = edge === 'start' ? [hit.offset, end] : [start, hit.offset]
  return next[0] < next[1] ? snapToGraphemes(text, next) : null
}

function useGripPlaces(frame: React.RefObject<HTMLDivElement | null>, [start, end]: Range) {
  const layoutVersion = useStore(reading, (state) => state.layoutVersion)
  const [places, setPlaces] = useState<Record<Edge, GripProps['place']> | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout moves them, too
  useLayoutEffect(() => {
    const rects = reading.get().reader?.rectsOf([start, end]) ?? []
    const [first, last] = [rects[0], rects.at(-1)]
    const origin = frame.current?.parentElement?.getBoundingClientRect()
    if (first === undefined || last === undefined || origin === undefined) {
      setPlaces(null)
      return
    }
    setPlaces({
      start: { left: first.left - origin.left, top: first.top - origin.top, height: first.height },
      end: { left: last.right - origin.left, top: last.top - origin.top, height: last.height },
    })
  }, [start, end, layoutVersion, frame])
  return places
}
