import type { Node } from '@tiptap/pm/model'

/** Share of the font size that a character of running text takes on average. */
const CHARACTER_WIDTH = 0.455

/** A guess at how high a section will be, from its characters, the column and the type. */
export function heightEstimator(element: HTMLElement): (section: Node) => number {
  const style = getComputedStyle(element)
  const fontSize = Number.parseFloat(style.fontSize) || 18
  const lineHeight = Number.parseFloat(style.lineHeight) || fontSize * 1.72
  const charactersPerLine = Math.max(8, (element.clientWidth || 600) / (fontSize * CHARACTER_WIDTH))
  const gap = fontSize

  function heightOf(node: Node): number {
    if (node.isTextblock) {
      return Math.max(1, Math.ceil(node.content.size / charactersPerLine)) * lineHeight + gap
    }
    if (node.isLeaf) return gap
    // Cells of a row stand beside one another.
    if (node.type.name === 'tableRow') return Math.max(0, ...node.children.map(heightOf))
    return node.children.reduce((sum, child) => sum + heightOf(child), 0)
  }
  return (section) => Math.round(heightOf(section))
}
