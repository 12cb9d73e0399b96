import '../../../renderer/ui/tokens.css'
import '../../../renderer/editor/reader.css'
import { palette } from '../../../core/export/palette.ts'
import { createReader } from '../../../renderer/editor/reader.ts'

const paintedOf = ({ id, start, end, colour }) => ({
  id,
  ranges: [[start, end]],
  colour: palette[colour].name,
  state: 'exact',
})

export const variorum = {
  /** As `documents.content` and the list of annotations answer. */
  prepare({ paragraphs, highlights }) {
    const blocks = []
    let start = 0
    for (const text of paragraphs) {
      blocks.push({ start, end: start + text.length, kind: 'paragraph' })
      start += text.length + 1
    }
    const content = paragraphs.map((text) =>
      text === ''
        ? { type: 'paragraph' }
        : { type: 'paragraph', content: [{ type: 'text', text }] },
    )
    return {
      blocks,
      content: { type: 'doc', content },
      text: paragraphs.join('\n'),
      language: 'en',
      direction: 'ltr',
      label: 'Book',
      highlightsLabel: 'Highlights',
      painted: highlights.map(paintedOf),
    }
  },
  open(root, input) {
    const reader = createReader(root, { ...input, scroller: root.parentElement })
    reader.setHighlights(input.painted)
    return {
      add: (highlight) => reader.addHighlight(paintedOf(highlight)),
      settled: reader.whenFilled,
      jump: (offset) => reader.scrollTo(offset),
      landing: (offset) => reader.rectsOf([offset, offset + 1])[0]?.top ?? Number.NaN,
      close: () => reader.destroy(),
    }
  },
}
