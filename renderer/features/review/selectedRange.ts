import type { Range } from '../../../core/model/range.ts'
import { snapToGraphemes } from '../../../core/text/snapToGraphemes.ts'

/**
 * The words selected on the page as a range over the text; null where there are none, or not in
 * `container`. Elements that show text of the revision say where it begins in `data-start`.
 */
export function selectedRange(container: Element, text: string): Range | null {
  const selection = getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0)
  const start = offsetIn(container, startContainer, startOffset)
  const end = offsetIn(container, endContainer, endOffset)
  if (start === null || end === null) return null
  const [from, to] = trimmed(text, Math.min(start, end), Math.max(start, end))
  return from < to ? snapToGraphemes(text, [from, to]) : null
}

/** A double click takes the space behind a word along; nobody means it. */
function trimmed(text: string, start: number, end: number): Range {
  const words = text.slice(start, end)
  const first = start + words.length - words.trimStart().length
  return [first, first + words.trim().length]
}

function offsetIn(container: Element, node: Node, offset: number): number | null {
  if (!container.contains(node)) return null
  const element = node instanceof Element ? node : node.parentElement
  const part = element?.closest<HTMLElement>('[data-start]')
  if (part != null) {
    const start = Number(part.dataset['start'])
    return node.nodeType === Node.TEXT_NODE ? start + offset : start
  }
  return startAfter(node, offset)
}

/** Between parts: where the next one begins. */
function startAfter(node: Node, offset: number): number | null {
  const child = node.childNodes[offset] ?? node.childNodes[node.childNodes.length - 1]
  const part = child instanceof Element ? child.querySelector<HTMLElement>('[data-start]') : null
  return part === null ? null : Number(part.dataset['start'])
}
