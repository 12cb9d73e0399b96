import { position } from '../../app/position.ts'
import { reading } from '../../app/reading.ts'
import { view } from '../../app/view.ts'
import type { ReaderCallbacks } from '../../editor/reader.ts'
import { messages } from '../../i18n/messages.ts'

/** What the text tells, put where the panes look for it. */
export const readerCallbacks: ReaderCallbacks = {
  onSelectionChange(range, isByKeyboard) {
    reading.set({ isSelectedByKeyboard: isByKeyboard })
    // A palette has taken the focus, not the passage.
    if (range === null && view.get().palette !== null) return
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
    tellPosition(visible[0])
  },
  onLayout(layoutVersion) {
    reading.set({ layoutVersion })
  },
}

/** The paragraph in view, for the status line. */
function tellPosition(offset: number): void {
  const { blocks } = reading.get()
  const index = blocks.findIndex(({ end }) => end > offset)
  const text = index === -1 ? null : messages['reading.position'](index + 1, blocks.length)
  position.set({ text })
}
