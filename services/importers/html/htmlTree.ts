import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html } from 'parse5'

export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode

/** What a walk meets. `enter` answers whether to go into the element; `leave` follows each entered one. */
export interface HtmlVisitor {
  readonly enter: (element: HtmlElement) => boolean
  readonly leave: (element: HtmlElement) => void
  readonly text: (text: string) => void
}

/** Visits the tree below a node in document order. Iterative: no nesting overflows the stack. */
export function walkHtml(root: HtmlParent, visitor: HtmlVisitor): void {
  const open: Array<{ readonly parent: HtmlParent; next: number }> = [{ parent: root, next: 0 }]
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const node = top.parent.childNodes[top.next]
    top.next += 1
    if (node === undefined) {
      open.pop()
      if (open.length > 0 && isElement(top.parent)) visitor.leave(top.parent)
    } else if (defaultTreeAdapter.isTextNode(node)) {
      visitor.text(node.value)
    } else if (isElement(node) && visitor.enter(node)) {
      open.push({ parent: node, next: 0 })
    }
  }
}

export const isElement = defaultTreeAdapter.isElementNode

/** Every element below a node, in document order. */
export function elementsOf(root: HtmlParent): HtmlElement[] {
  const elements: HtmlElement[] = []
  walkHtml(root, {
    enter: (element) => elements.push(element) > 0,
    leave: () => undefined,
    text: () => undefined,
  })
  return elements
}

/** All text below a node, whatever it is for. */
export function rawTextOf(root: HtmlParent): string {
  const parts: string[] = []
  walkHtml(root, { enter: () => true, leave: () => undefined, text: (text) => parts.push(text) })
  return parts.join('')
}

/** An attribute's value, or null. Names are lower-case, as the parser leaves them. */
export function attributeOf(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null
}

/** Whether the element is of HTML, not of SVG or MathML. */
export function isHtml(element: HtmlElement): boolean {
  return element.namespaceURI === html.NS.HTML
}
