import { type DefaultTreeAdapterTypes, parse, defaultTreeAdapter as tree } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element
type ChildNode = DefaultTreeAdapterTypes.ChildNode

function childrenOf(node: ChildNode | DefaultTreeAdapterTypes.Document): ChildNode[] {
  return 'childNodes' in node ? node.childNodes : []
}

/** Every element of a tree, in document order. */
export function elementsOf(root: ChildNode | DefaultTreeAdapterTypes.Document): Element[] {
  return childrenOf(root).flatMap((child) =>
    tree.isElementNode(child) ? [child, ...elementsOf(child)] : [],
  )
}

export function textContent(node: ChildNode): string {
  if (tree.isTextNode(node)) return node.value
  return childrenOf(node).map(textContent).join('')
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((candidate) => candidate.name === name)?.value ?? null
}

export function hasClass(element: Element, name: string): boolean {
  return (attribute(element, 'class') ?? '').split(' ').includes(name)
}

/** Text of all elements of a class below an element. */
export function textsByClass(element: Element, name: string): string[] {
  return elementsOf(element)
    .filter((candidate) => hasClass(candidate, name))
    .map(textContent)
}

export interface ReadHighlight {
  readonly number: string
  /** What the marks of this number hold, in order. */
  readonly marked: string
}

export interface ReadPage {
  readonly elements: Element[]
  readonly articles: { readonly text: string; readonly highlights: ReadHighlight[] }[]
  /** The list entries of annotations. */
  readonly entries: Element[]
}

/** The text of a document: the title that it begins with may stand apart. */
function articleIn(holder: Element) {
  const articles = childrenOf(holder)
    .filter(tree.isElementNode)
    .filter(({ tagName }) => tagName === 'article')
  return { text: articles.map(textContent).join(''), highlights: highlightsOf(articles) }
}

function highlightsOf(articles: readonly Element[]): ReadHighlight[] {
  const marked = new Map<string, string>()
  for (const mark of articles.flatMap(elementsOf).filter(({ tagName }) => tagName === 'mark')) {
    const number = attribute(mark, 'data-number') ?? ''
    marked.set(number, (marked.get(number) ?? '') + textContent(mark))
  }
  return [...marked].map(([number, text]) => ({ number, marked: text }))
}

/** Reads an HTML export with a parser that follows the standard. */
export function readHtmlExport(html: string): ReadPage {
  const elements = elementsOf(parse(html))
  const holders = elements.filter((element) =>
    childrenOf(element).some((child) => tree.isElementNode(child) && child.tagName === 'article'),
  )
  return {
    elements,
    articles: holders.map((holder) => articleIn(holder)),
    entries: elements.filter(
      ({ tagName, attrs }) => tagName === 'li' && attrs.some(({ name }) => name === 'data-id'),
    ),
  }
}
