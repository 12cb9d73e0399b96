import { defaultTreeAdapter, parse } from 'parse5'
import { isBlock, isUnread } from './htmlElements.ts'
import { type HtmlElement, type HtmlParent, isElement, walkHtml } from './htmlTree.ts'

/** Elements nested deeper than this lose their structure, not their text. */
export const MAX_HTML_DEPTH = 2000
/** What a browser notes about a page is short. */
const MAX_COMMENT = 2000

/** A parsed page, safe for code that recurses over it. */
export interface Page {
  readonly document: HtmlParent
  readonly html: HtmlElement | null
  readonly body: HtmlElement | null
  /** What the comments of the page say: browsers note there where a page was saved from. */
  readonly comments: readonly string[]
  readonly size: PageSize
}

/** Measured down to where anything was flattened. */
export interface PageSize {
  readonly elements: number
  readonly depth: number
  /** Most children of one node. */
  readonly breadth: number
}

/** Parses a page as browsers do, then makes its tree safe: no templates, no comments, no absurd depth. */
export function parsePage(source: string): Page {
  const document = parse(source)
  const html = childNamed(document, 'html')
  const comments = [...document.childNodes, ...(html?.childNodes ?? [])]
    .filter(defaultTreeAdapter.isCommentNode)
    .map((comment) => comment.data.slice(0, MAX_COMMENT))
  const size = tame(document)
  return {
    document,
    html,
    body: html && childNamed(html, 'body'),
    comments,
    size,
  }
}

/** The first child element of that name, or null. */
export function childNamed(parent: HtmlParent, tagName: string): HtmlElement | null {
  return parent.childNodes.filter(isElement).find((child) => child.tagName === tagName) ?? null
}

/** Takes out templates and comments and flattens what is too deep; answers how large the tree was. */
function tame(root: HtmlParent): PageSize {
  let elements = 0
  let depth = 0
  let breadth = 0
  const open: Array<{ readonly parent: HtmlParent; readonly depth: number }> = []
  open.push({ parent: root, depth: 0 })
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const { parent } = top
    const childDepth = top.depth + 1
    parent.childNodes = isUnparsed(parent) ? [] : parent.childNodes.filter(isKept)
    const children = parent.childNodes.filter(isElement)
    elements += children.length
    breadth = Math.max(breadth, parent.childNodes.length)
    if (children.length > 0) depth = Math.max(depth, childDepth)
    if (childDepth <= MAX_HTML_DEPTH) {
      for (const child of children) open.push({ parent: child, depth: childDepth })
    } else if (children.length > 0) {
      parent.childNodes = [defaultTreeAdapter.createTextNode(flatTextOf(parent))]
    }
  }
  return { elements, depth, breadth }
}

function isKept(node: HtmlParent['childNodes'][number]): boolean {
  return !defaultTreeAdapter.isCommentNode(node) && node.nodeName !== 'template'
}

/** Elements whose content this parser keeps as characters and other parsers take for elements. */
function isUnparsed({ nodeName }: HtmlParent): boolean {
  return nodeName === 'iframe' || nodeName === 'noembed' || nodeName === 'noframes'
}

/** The text below a node, with a space where a block begins or ends. */
function flatTextOf(root: HtmlParent): string {
  const parts: string[] = []
  const divide = (element: HtmlElement): void => {
    if (isBlock(element)) parts.push(' ')
  }
  walkHtml(root, {
    enter: (element) => {
      divide(element)
      return !isUnread(element)
    },
    leave: divide,
    text: (text) => parts.push(text),
  })
  return parts.join('')
}
