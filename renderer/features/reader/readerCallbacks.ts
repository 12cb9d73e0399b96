import { reading } from '../../app/reading.ts'
import { view } from '../../app/view.ts'
import type { ReaderCallbacks } from '../../editor/reader.ts'

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
  },
  onLayout(layoutVersion) {
    reading.set({ layoutVersion })
  },
}
