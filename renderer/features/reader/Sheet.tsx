import '../../editor/reader.css'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Output } from '../../../core/api/registry.ts'
import { position } from '../../app/position.ts'
import { nothingRead, reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { commandForEvent } from '../../commands/keymap.ts'
import { commands } from '../../commands/registry.ts'
import { useRun } from '../../commands/useCommands.ts'
import { ReaderView } from '../../editor/ReaderView.tsx'
import type { PaintedHighlight, Reader, ReaderCallbacks } from '../../editor/reader.ts'
import { messages } from '../../i18n/messages.ts'
import { classes } from '../../ui/classes.ts'
import { Handles } from './Handles.tsx'
import { PageNumbers } from './PageNumbers.tsx'
import styles from './ReadScreen.module.css'
import { readerCallbacks } from './readerCallbacks.ts'
import { SelectionBubble } from './SelectionBubble.tsx'
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
  const isMarginOpen = useStore(view, (state) => state.isMarginOpen)
  const highlightId = useStore(view, (state) => state.highlightId)
  const [reader, setReader] = useState<Reader | null>(null)
  const callbacks = useCallbacks()
  const drawn = useDrawn(document, content)
  useReadingPosition(reader, document.id, content.revision)
  useEffect(() => reading.set({ painted }), [painted])
  useShownHighlight(reader, painted, highlightId)
  const onReader = (handle: Reader | null) => {
    setReader(handle)
    publish(handle, document.title, content)
  }
  return (
    <div
      className={classes(styles['sheet'], isMarginOpen && styles['withMargin'])}
      data-pane="text"
    >
      <ReaderView
        content={drawn}
        highlights={painted}
        selectedId={highlightId}
        callbacks={callbacks}
        stripLabel={messages['reading.strip']}
        onReader={onReader}
      >
        <PageNumbers />
        <SelectionBubble />
        <Handles painted={painted} />
        {isMarginOpen ? margin : null}
      </ReaderView>
    </div>
  )
}

/** The text keeps some keys of commands from the window (undo, Escape), so they are given here. */
function useCallbacks(): ReaderCallbacks {
  const run = useRun()
  return useMemo(
    () => ({
      ...readerCallbacks,
      onKey(event) {
        const command = commandForEvent(commands, view.get(), event)
        if (command !== undefined) run(command)
        return command !== undefined
      },
    }),
    [run],
  )
}

/** One object as long as the text is the same: another one would be drawn anew. */
function useDrawn(document: Output<'documents.get'>, content: Output<'documents.content'>) {
  const { title, language } = document
  return useMemo(
    () => ({
      text: content.text,
      content: content.content,
      blocks: content.blocks,
      language,
      direction: 'auto' as const,
      label: title,
      highlightsLabel: messages['reading.highlights'],
    }),
    [content, language, title],
  )
}

function publish(
  reader: Reader | null,
  title: string,
  { document, revision, text, blocks, pages }: Output<'documents.content'>,
): void {
  if (reader === null) {
    reading.set(nothingRead)
    position.set({ text: null })
    return
  }
  // The key that goes to the text goes to its caret.
  reader.element.querySelector('[contenteditable]')?.setAttribute('data-pane-focus', '')
  const visible = reader.visibleRange()
  reading.set({ reader, title, documentId: document, revision, text, blocks, pages, visible })
}

/** Brings the highlight selected into view, whoever selected it. */
function useShownHighlight(
  reader: Reader | null,
  painted: readonly PaintedHighlight[],
  highlightId: string | null,
): void {
  const start = painted.find(({ id }) => id === highlightId)?.ranges[0]?.[0]
  useEffect(() => {
    if (highlightId !== null && start !== undefined) reader?.scrollTo(start, { align: 'nearest' })
  }, [reader, highlightId, start])
}
