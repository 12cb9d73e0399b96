import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import type { RichMark, RichNode, RichText } from '../model/richText.ts'
import { checkRichText } from '../text/richTextSchema.ts'
import { safeHref } from '../text/safeHref.ts'

type HtmlNode = DefaultTreeAdapterTypes.ChildNode
type HtmlElement = DefaultTreeAdapterTypes.Element

/** Deeper elements give their words only: their nesting means nothing to a reader. */
const deepestElement = 60

const markOfElement: ReadonlyMap<string, string> = new Map([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['s', 'strike'],
  ['del', 'strike'],
  ['strike', 'strike'],
  ['u', 'underline'],
  ['sup', 'superscript'],
  ['sub', 'subscript'],
  ['code', 'code'],
])

const withoutWords = new Set(['script', 'style', 'template', 'title', 'head', 'noscript'])

const blockElements = new Set(
  'address article aside blockquote dd details div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

type BlockReader = (element: HtmlElement, depth: number) => RichNode[]

const blockReaders: ReadonlyMap<string, BlockReader> = new Map<string, BlockReader>([
  ['hr', () => [{ type: 'horizontalRule' }]],
  ['pre', (element) => [codeBlock(wordsOf(element))]],
  ['ul', (element, depth) => list('bulletList', element, depth)],
  ['ol', (element, depth) => list('orderedList', element, depth)],
  [
    'blockquote',
    (element, depth) => [{ type: 'blockquote', content: atLeastParagraph(element, depth) }],
  ],
])

function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

/** Iterative, because a tree from outside may be deeper than the stack. */
function wordsOf(root: HtmlNode): string {
  const words: string[] = []
  const pending: HtmlNode[] = [root]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.nodeName === '#text' && 'value' in node) words.push(node.value)
    else if (isElement(node) && !withoutWords.has(node.tagName)) {
      pending.push(...node.childNodes.toReversed())
    }
  }
  return words.join('')
}

function codeBlock(code: string): RichNode {
  return code === '' ? { type: 'codeBlock' } : { type: 'codeBlock', content: [textNode(code, [])] }
}

function textNode(text: string, marks: readonly RichMark[]): RichNode {
  return marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks }
}

function atLeastParagraph(element: HtmlElement, depth: number): RichNode[] {
  const blocks = blocksOf(element.childNodes, depth + 1)
  return blocks.length === 0 ? [{ type: 'paragraph' }] : blocks
}

function listItem(element: HtmlElement, depth: number): RichNode {
  const content = atLeastParagraph(element, depth)
  const startsWell = content[0]?.type === 'paragraph'
  return { type: 'listItem', content: startsWell ? content : [{ type: 'paragraph' }, ...content] }
}

function list(type: string, element: HtmlElement, depth: number): RichNode[] {
  const items = element.childNodes.filter(isElement).map((child) => listItem(child, depth + 1))
  return items.length === 0 ? [] : [{ type, content: items }]
}

function hrefOf(element: HtmlElement): string | null {
  return safeHref(element.attrs.find(({ name }) => name === 'href')?.value)
}

function marksWith(element: HtmlElement, marks: readonly RichMark[]): readonly RichMark[] {
  const href = element.tagName === 'a' ? hrefOf(element) : null
  if (href !== null) return [...marks, { type: 'link', attrs: { href } }]
  const mark = markOfElement.get(element.tagName)
  return mark === undefined ? marks : [...marks, { type: mark }]
}

function inlineText(text: string, marks: readonly RichMark[]): RichNode[] {
  const collapsed = text.replace(/[ \t\n\f\r]+/g, ' ')
  return collapsed === '' ? [] : [textNode(collapsed, marks)]
}

function inlineOf(node: HtmlNode, marks: readonly RichMark[], depth: number): RichNode[] {
  if (node.nodeName === '#text' && 'value' in node) return inlineText(node.value, marks)
  if (!isElement(node) || withoutWords.has(node.tagName)) return []
  if (node.tagName === 'br') return [{ type: 'hardBreak' }]
  const inner = marksWith(node, marks)
  if (depth >= deepestElement) return inlineText(wordsOf(node), inner)
  return node.childNodes.flatMap((child) => inlineOf(child, inner, depth + 1))
}

function trimmed(node: RichNode, edge: 'trimStart' | 'trimEnd'): RichNode[] {
  if (node.type !== 'text') return [node]
  const text = node.text?.[edge]() ?? ''
  return text === '' ? [] : [{ ...node, text }]
}

/** A paragraph without the white space at its ends; none where nothing else is in it. */
function textBlock(type: 'paragraph' | 'heading', inline: RichNode[], level?: number): RichNode[] {
  const [first, ...rest] = inline
  const content = first === undefined ? [] : [...trimmed(first, 'trimStart'), ...rest]
  const last = content.pop()
  if (last !== undefined) content.push(...trimmed(last, 'trimEnd'))
  if (content.length === 0) return []
  return [level === undefined ? { type, content } : { type, attrs: { level }, content }]
}

function blockOf(element: HtmlElement, depth: number): RichNode[] {
  if (depth >= deepestElement) return textBlock('paragraph', inlineText(wordsOf(element), []))
  const level = /^h([1-6])$/.exec(element.tagName)?.[1]
  if (level !== undefined) {
    const inline = element.childNodes.flatMap((child) => inlineOf(child, [], depth + 1))
    return textBlock('heading', inline, Number(level))
  }
  const reader = blockReaders.get(element.tagName)
  return reader?.(element, depth) ?? blocksOf(element.childNodes, depth + 1)
}

function blocksOf(nodes: readonly HtmlNode[], depth: number): RichNode[] {
  const blocks: RichNode[] = []
  let inline: RichNode[] = []
  function endParagraph(): void {
    blocks.push(...textBlock('paragraph', inline))
    inline = []
  }
  for (const node of nodes) {
    if (isElement(node) && blockElements.has(node.tagName)) {
      endParagraph()
      blocks.push(...blockOf(node, depth))
    } else {
      inline.push(...inlineOf(node, [], depth))
    }
  }
  endParagraph()
  return blocks
}

/**
 * A note in HTML as rich text: paragraphs, headings, lists, quotations, code, safe links and marks.
 * Nothing else of the HTML is kept; the words of everything else are, but not those of scripts and
 * styles. Never fails, however deep the HTML.
 */
export function richTextOfHtml(html: string): RichText {
  const { childNodes } = parseFragment(html)
  return checkRichText({ type: 'doc', content: blocksOf(childNodes, 0) })
}
