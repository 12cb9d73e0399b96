import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react'
import { createDensityStrip, type DensityStrip } from './densityStrip.ts'
import {
  createReader,
  type PaintedHighlight,
  type Reader,
  type ReaderCallbacks,
  type ReaderContent,
} from './reader.ts'

export interface ReaderViewProps {
  /** A new object means another text: keep it stable. */
  readonly content: Omit<ReaderContent, 'scroller'>
  readonly highlights: readonly PaintedHighlight[]
  readonly selectedId: string | null
  readonly callbacks: ReaderCallbacks
  readonly stripLabel: string
  /** Called with the handle once the text is drawn, with null when it goes. */
  onReader?(reader: Reader | null): void
  /** Stands beside the text and scrolls with it: the margin. */
  readonly children?: ReactNode
}

/** Mounts a reader and its density strip; everything else goes through the handle, past React. */
export function ReaderView(props: ReaderViewProps) {
  const { content, highlights, selectedId, stripLabel, children } = props
  const view = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const column = useRef<HTMLDivElement>(null)
  const reader = useRef<Reader | null>(null)
  const strip = useRef<DensityStrip | null>(null)
  const tellReader = useEffectEvent((handle: Reader | null) => props.onReader?.(handle))
  const currentCallbacks = useEffectEvent(() => props.callbacks)

  useEffect(() => {
    if (view.current === null || scroller.current === null || column.current === null) return
    const handle = createReader(
      column.current,
      { ...content, scroller: scroller.current },
      forwardingTo(currentCallbacks, (range) => strip.current?.setVisible(range)),
    )
    reader.current = handle
    strip.current = createDensityStrip(view.current, {
      length: content.text.length,
      label: stripLabel,
      controls: scroller.current,
      onScrollTo: (offset) => handle.scrollTo(offset),
    })
    tellReader(handle)
    return () => {
      tellReader(null)
      strip.current?.destroy()
      handle.destroy()
      reader.current = null
    }
  }, [content, stripLabel])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text starts without highlights.
  useEffect(() => {
    reader.current?.setHighlights(highlights)
    strip.current?.setHighlights(highlights)
  }, [content, highlights])

  // biome-ignore lint/correctness/useExhaustiveDependencies: setHighlights above selects anew.
  useEffect(() => {
    reader.current?.select(selectedId)
  }, [content, highlights, selectedId])

  return (
    <div className="reader-view" ref={view}>
      <div className="reader-view-scroller" ref={scroller}>
        <div className="reader-view-page">
          <div ref={column} />
          {children}
        </div>
      </div>
    </div>
  )
}

/** The reader lives longer than a render: each call asks for the callbacks of the latest one. */
function forwardingTo(
  current: () => ReaderCallbacks,
  onVisible: NonNullable<ReaderCallbacks['onVisible']>,
): ReaderCallbacks {
  return {
    onSelectionChange: (range, isByKeyboard) => current().onSelectionChange?.(range, isByKeyboard),
    onHighlightClick: (ids, event) => current().onHighlightClick?.(ids, event),
    onCaretMove: (offset) => current().onCaretMove?.(offset),
    onKey: (event) => current().onKey?.(event) ?? false,
    onVisible: (range) => {
      onVisible(range)
      current().onVisible?.(range)
    },
    onLayout: (version) => current().onLayout?.(version),
    onLink: (href, event) => current().onLink?.(href, event),
    describeHighlight: (highlight, quote) =>
      current().describeHighlight?.(highlight, quote) ??
      [highlight.label, quote].filter(Boolean).join(': '),
  }
}
