import { type RefObject, useEffect, useState } from 'react'
import type { Output } from '../../../core/api/registry.ts'
import { nothingRead, reading } from '../../app/reading.ts'
import { view } from '../../app/view.ts'
import { createReader, type Reader, type ReaderCallbacks } from '../../editor/reader.ts'
import { messages } from '../../i18n/messages.ts'

interface Drawn {
  readonly scroller: RefObject<HTMLElement | null>
  readonly text: RefObject<HTMLElement | null>
  readonly document: Output<'documents.get'>
  readonly content: Output<'documents.content'>
}

/** The text on the page, drawn once per document and revision; null before it stands there. */
export function useReader({ scroller, text, document, content }: Drawn): Reader | null {
  const [drawn, setDrawn] = useState<Reader | null>(null)
  const { title, language } = document
  // The title and language only name the text: drawing it again for them would lose the place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn once per content
  useEffect(() => {
    if (text.current === null || scroller.current === null) return
    const reader = createReader(
      text.current,
      {
        text: content.text,
        content: content.content,
        blocks: content.blocks,
        language,
        direction: 'auto',
        label: title,
        highlightsLabel: messages['reading.highlights'],
        scroller: scroller.current,
      },
      callbacks,
    )
    reading.set({
      reader,
      title,
      documentId: content.document,
      revision: content.revision,
      text: content.text,
      blocks: content.blocks,
      visible: reader.visibleRange(),
    })
    setDrawn(reader)
    return () => {
      reading.set(nothingRead)
      reader.destroy()
    }
  }, [content.text, content.content, content.revision, content.document])
  return drawn
}

const callbacks: ReaderCallbacks = {
  onSelectionChange(range, isByKeyboard) {
    reading.set({ isSelectedByKeyboard: isByKeyboard })
    view.set({ selection: range })
  },
  onHighlightClick(ids) {
    view.set({ highlightId: ids[0] ?? null })
  },
  onCaretMove(caret) {
    reading.set({ caret })
  },
  onVisible(visible) {
    reading.set({ visible })
  },
  onLayout(layoutVersion) {
    reading.set({ layoutVersion })
  },
}
