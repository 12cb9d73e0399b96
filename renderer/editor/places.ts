import type { Range as TextRange } from '../../core/model/range.ts'
import type { ReaderDocument } from './readerDocument.ts'

/** Boxes of a stretch of the text in client coordinates; empty where an end of it is not drawn. */
export function boxesOf(document: ReaderDocument, [start, end]: TextRange): DOMRect[] {
  const range = domRange(document, start, end)
  return range === null ? [] : [...range.getClientRects()].filter((box) => box.width > 0)
}

function domRange(source: ReaderDocument, start: number, end: number): Range | null {
  const from = source.pointOf(start, 'start')
  const to = source.pointOf(end, 'end')
  if (from === null || to === null) return null
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

/** Box of the caret at an offset: where a line starts that is the line's, not the end of the one before. */
export function caretBox(source: ReaderDocument, offset: number): DOMRect | null {
  const block = source.map.blockAt(offset)
  const element = source.blockElement(block)
  if (element === undefined) return null
  const end = source.map.endOf(block)
  const next = offset < end ? boxesOf(source, [offset, Math.min(offset + 2, end)])[0] : undefined
  if (next !== undefined) return new DOMRect(next.left, next.top, 0, next.height)
  const before = boxesOf(source, [Math.max(offset - 2, source.map.startOf(block)), offset]).at(-1)
  if (before !== undefined) return new DOMRect(before.right, before.top, 0, before.height)
  const box = element.getBoundingClientRect()
  return new DOMRect(box.left, box.top, 0, box.height)
}

/** The offset nearest to a point of the view, and whether the point is on a character. */
export function offsetAt(
  source: ReaderDocument,
  clientX: number,
  clientY: number,
): { readonly offset: number; readonly isOnText: boolean } | null {
  const position = document.caretPositionFromPoint(clientX, clientY)
  if (position === null || !source.view.dom.contains(position.offsetNode)) return null
  const offset = source.offsetOf({ node: position.offsetNode, offset: position.offset })
  if (offset === null) return null
  // The caret's place is the nearest border of characters: the one pointed at may be before it.
  for (const start of [offset, offset - 1]) {
    const isHit = boxesOf(source, [Math.max(start, 0), start + 1]).some(
      (box) =>
        box.left <= clientX && clientX <= box.right && box.top <= clientY && clientY <= box.bottom,
    )
    if (isHit) return { offset: start, isOnText: true }
  }
  return { offset, isOnText: false }
}
