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
  if (highlight === undefined || selection !== null) return null
  return <Grips highlight={highlight} />
}

/** Of several parts the outer edges have the grips. */
function Grips({ highlight }: { readonly highlight: PaintedHighlight }) {
  const call = useCall()
  const frame = useRef<HTMLDivElement>(null)
  // Apart from what is meant: a highlight just made may get its own id while it is dragged.
  const [dragged, setDragged] = useState<readonly Range[] | null>(null)
  const [meant, setMeant] = useMeant(highlight)
  const places = useGripPlaces(frame, dragged ?? meant)
  const putBack = () => {
    setMeant(null)
    reading.get().reader?.updateHighlight(highlight)
  }
  const drag = (edge: Edge) => ({
    onPointerDown(event: PointerEvent<HTMLButtonElement>) {
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      setDragged(meant)
    },
    onPointerMove(event: PointerEvent<HTMLButtonElement>) {
      const next = dragged && rangesAt(event, dragged, edge)
      if (next === null) return
      setDragged(next)
      reading.get().reader?.updateHighlight({ ...highlight, ranges: next })
    },
    onPointerUp() {
      if (dragged === null) return
      setDragged(null)
      setMeant(dragged)
      void resizeHighlight(call, highlight.id, dragged).then((isDone) => isDone || putBack())
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

/** Where the person has drawn the edges, until the project's own answer to it comes. */
function useMeant(
  highlight: PaintedHighlight,
): readonly [readonly Range[], (ranges: readonly Range[] | null) => void] {
  const over = `${highlight.id} ${highlight.ranges.join()}`
  const [drawn, setDrawn] = useState<{ over: string; ranges: readonly Range[] } | null>(null)
  const set = (ranges: readonly Range[] | null) => setDrawn(ranges && { over, ranges })
  return [drawn?.over === over ? drawn.ranges : highlight.ranges, set]
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

function rangesAt(
  event: PointerEvent,
  ranges: readonly Range[],
  edge: Edge,
): readonly Range[] | null {
  const { reader, text } = reading.get()
  const hit = reader?.hitTest(event.clientX, event.clientY)
  const index = edge === 'start' ? 0 : ranges.length - 1
  const range = ranges[index]
  if (!hit || range === undefined) return null
  const next: Range = edge === 'start' ? [hit.offset, range[1]] : [range[0], hit.offset]
  return next[0] < next[1] ? ranges.with(index, snapToGraphemes(text, next)) : null
}

function useGripPlaces(frame: React.RefObject<HTMLDivElement | null>, ranges: readonly Range[]) {
  const layoutVersion = useStore(reading, (state) => state.layoutVersion)
  const [places, setPlaces] = useState<Record<Edge, GripProps['place']> | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout moves them, too
  useLayoutEffect(() => {
    const { reader } = reading.get()
    const rectsOf = (range: Range | undefined) => (range && reader?.rectsOf(range)) ?? []
    const [first, last] = [rectsOf(ranges[0])[0], rectsOf(ranges.at(-1)).at(-1)]
    const origin = frame.current?.parentElement?.getBoundingClientRect()
    if (first === undefined || last === undefined || origin === undefined) {
      setPlaces(null)
      return
    }
    setPlaces({
      start: { left: first.left - origin.left, top: first.top - origin.top, height: first.height },
      end: { left: last.right - origin.left, top: last.top - origin.top, height: last.height },
    })
  }, [ranges, layoutVersion, frame])
  return places
}
