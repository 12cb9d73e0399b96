import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
type Page = DefaultTreeAdapterTypes.Document

/** An element as a test asks about it. */
export interface PageElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly text: string
  /** Classes of the element and of everything around it. */
  readonly classes: ReadonlySet<string>
}

/** A page as a browser reads it. */
export function parsePage(html: string): Page {
  return parse(html)
}

function wordsOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(wordsOf).join('') : ''
}

function collect(nodes: readonly Node[], around: ReadonlySet<string>, found: PageElement[]): void {
  for (const node of nodes) {
    if (!('attrs' in node)) continue
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]))
    const own = attributes.get('class')?.split(' ') ?? []
    const classes = new Set([...around, ...own])
    found.push({ name: node.nodeName, attributes, text: wordsOf(node), classes })
    collect(node.childNodes, classes, found)
  }
}

/** Every element, in order. */
export function elementsOf(page: Page): PageElement[] {
  const found: PageElement[] = []
  collect(page.childNodes, new Set(), found)
  return found
}

/** The words of every element of a name, inside (or of) a class if one is given. */
export function textOf(page: Page, name: string, className?: string): string[] {
  return elementsOf(page)
    .filter((element) => element.name === name)
    .filter(({ classes }) => className === undefined || classes.has(className))
    .map(({ text }) => text)
}
