import { type ReactNode, useEffect, useRef } from 'react'
import type { Output } from '../../../core/api/registry.ts'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import type { PaintedHighlight } from '../../editor/reader.ts'
import { classes } from '../../ui/classes.ts'
import { Handles } from './Handles.tsx'
import styles from './ReadScreen.module.css'
import { SelectionBubble } from './SelectionBubble.tsx'
import { useReader } from './useReader.ts'
import { useReadingPosition } from './useReadingPosition.ts'

/** The page: the text, what floats over it and the margin beside it, all scrolling together. */
export function Sheet({
  document,
  content,
  painted,
  margin,
}: {
  readonly document: Output<'documents.get'>
  readonly content: Output<'documents.content'>
  readonly painted: readonly PaintedHighlight[]
  readonly margin: ReactNode
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const isMarginOpen = useStore(view, (state) => state.isMarginOpen)
  const reader = useReader({ scroller, text, document, content })
  useReadingPosition(reader, document.id, content.revision)
  useEffect(() => {
    reading.set({ painted })
    reader?.setHighlights(painted)
  }, [reader, painted])
  useShownSelection(painted)
  return (
    <div className={styles['scroller']} ref={scroller}>
      <div className={classes(styles['sheet'], isMarginOpen && styles['withMargin'])}>
        <div className={styles['text']}>
          <div ref={text} />
        </div>
        <SelectionBubble />
        <Handles painted={painted} />
        {isMarginOpen ? margin : null}
      </div>
    </div>
  )
}

/** Frames the highlight selected and brings it into view, whoever selected it. */
function useShownSelection(painted: readonly PaintedHighlight[]): void {
  const reader = useStore(reading, (state) => state.reader)
  const highlightId = useStore(view, (state) => state.highlightId)
  const start = painted.find(({ id }) => id === highlightId)?.ranges[0]?.[0]
  useEffect(() => reader?.select(highlightId), [reader, highlightId])
  useEffect(() => {
    if (highlightId !== null && start !== undefined) reader?.scrollTo(start, { align: 'nearest' })
  }, [reader, highlightId, start])
}
