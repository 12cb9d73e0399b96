import type { Node } from '@tiptap/pm/model'
import type { Decoration, NodeView } from '@tiptap/pm/view'

const DRAWN = { isDrawn: true } as const

/** The mark that makes ProseMirror draw a section; see `sectionView`. */
export const drawnSection = DRAWN

/** Estimated height of a section in pixels, for as long as it has not been laid out. */
export type SectionHeight = (section: Node) => number

/**
 * A section is an empty box of estimated height until a node decoration says it is drawn: ProseMirror
 * draws no children of a node view without contentDOM, which is what makes opening a book cheap. Once
 * drawn, it holds its text and beside it a layer for rulings, which so moves with the text and is
 * skipped with it while far from view (content-visibility).
 */
export function sectionView(
  node: Node,
  decorations: readonly Decoration[],
  heightOf: SectionHeight,
): NodeView {
  const dom = document.createElement('div')
  dom.className = 'reader-section'
  const height = `${heightOf(node)}px`
  dom.style.containIntrinsicBlockSize = `auto ${height}`
  if (!isDrawn(decorations)) {
    dom.style.blockSize = height
    return {
      dom,
      update: (next, nextDecorations) => next === node && !isDrawn(nextDecorations),
      ignoreMutation: () => true,
    }
  }
  const contentDOM = document.createElement('div')
  dom.classList.add('is-drawn')
  dom.append(contentDOM, rulingLayer())
  return {
    dom,
    contentDOM,
    update: (next, nextDecorations) => next === node && isDrawn(nextDecorations),
    // The text never changes: whatever ProseMirror sees here is our own (classes, rulings).
    ignoreMutation: (mutation) => mutation.type !== 'selection' && isOurs(mutation, contentDOM),
  }
}

/**
 * A block draws itself and keeps ProseMirror from undoing the classes that the painter sets on it: seen as
 * somebody's edit they would have it made anew, and every range on its text would be lost.
 */
export function blockView(node: Node): NodeView {
  const dom = document.createElement(elementName(node))
  return { dom, contentDOM: dom, ignoreMutation: isOfAttributes }
}

/** One function for all blocks of a book. */
function isOfAttributes({ type }: { readonly type: string }): boolean {
  return type === 'attributes'
}

function elementName({ type, attrs }: Node): string {
  if (type.name === 'heading') return `h${attrs['level']}`
  return type.name === 'codeBlock' ? 'pre' : 'p'
}

function isDrawn(decorations: readonly Decoration[]): boolean {
  return decorations.some((decoration) => decoration.spec.isDrawn === true)
}

function isOurs(mutation: MutationRecord, contentDOM: Element): boolean {
  return mutation.type === 'attributes' || !contentDOM.contains(mutation.target)
}

function rulingLayer(): HTMLElement {
  const layer = document.createElement('div')
  layer.className = 'reader-rulings'
  layer.contentEditable = 'false'
  layer.ariaHidden = 'true'
  return layer
}
