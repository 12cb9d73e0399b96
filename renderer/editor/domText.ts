/** A place between characters in the page. */
export interface DomPoint {
  readonly node: Node
  readonly offset: number
}

/** The place of a text offset inside a block's element; `side` decides at the border of two texts. */
export function pointInBlock(block: Element, offset: number, side: 'start' | 'end'): DomPoint {
  const only = block.firstChild
  if (only instanceof Text && only === block.lastChild) {
    return { node: only, offset: Math.min(offset, only.length) }
  }
  let rest = offset
  let last: DomPoint = { node: block, offset: 0 }
  for (const leaf of leavesOf(block)) {
    if (leaf instanceof Text) {
      const isInside = side === 'end' ? rest <= leaf.length : rest < leaf.length
      if (isInside) return { node: leaf, offset: rest }
      last = { node: leaf, offset: leaf.length }
      rest -= leaf.length
    } else {
      if (rest === 0) return beside(leaf, 0)
      last = beside(leaf, 1)
      rest -= 1
    }
  }
  return last
}

/** How much of the block's text stands before a place inside its element. */
export function offsetInBlock(block: Element, { node, offset }: DomPoint): number {
  const end = document.createRange()
  end.setStart(block, 0)
  end.setEnd(node, offset)
  let length = 0
  for (const leaf of leavesOf(block)) {
    if (leaf === node) return length + offset
    if (end.comparePoint(leaf, 0) > 0) return length
    length += leaf instanceof Text ? leaf.length : 1
  }
  return length
}

/** Texts and line breaks of the block; not the fillers that ProseMirror adds, nor labels of atoms. */
function* leavesOf(block: Element): Generator<Text | Element> {
  const walker = document.createTreeWalker(
    block,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    (node) => {
      if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT
      if (node.classList.contains('reader-atom')) return NodeFilter.FILTER_REJECT
      const isBreak =
        node.localName === 'br' && !node.classList.contains('ProseMirror-trailingBreak')
      return isBreak ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP
    },
  )
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text || node instanceof Element) yield node
  }
}

function beside(element: Element, after: 0 | 1): DomPoint {
  const parent = element.parentNode ?? element
  return { node: parent, offset: Array.prototype.indexOf.call(parent.childNodes, element) + after }
}
