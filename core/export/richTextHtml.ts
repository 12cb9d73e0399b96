import type { RichMark, RichNode, RichText } from '../model/richText.ts'
import { checkDepth } from '../text/checkDepth.ts'
import { escapeHtml } from '../text/escapeHtml.ts'
import { safeHref } from '../text/safeHref.ts'

type NodeWriter = (node: RichNode, inner: string) => string

/** Elements whose tag says it all. */
const plainElements: ReadonlyMap<string, string> = new Map([
  ['paragraph', 'p'],
  ['bulletList', 'ul'],
  ['listItem', 'li'],
  ['blockquote', 'blockquote'],
  ['table', 'table'],
  ['tableRow', 'tr'],
])

const nodeWriters: ReadonlyMap<string, NodeWriter> = new Map<string, NodeWriter>([
  ['heading', headingHtml],
  ['orderedList', orderedListHtml],
  // A parser drops the first line feed of a pre: this one is for it.
  ['codeBlock', (_node, inner) => `<pre>\n${inner}</pre>`],
  ['horizontalRule', () => '<hr>'],
  ['hardBreak', () => '<br>'],
  ['tableHeader', (node, inner) => cellHtml('th', node, inner)],
  ['tableCell', (node, inner) => cellHtml('td', node, inner)],
  ['image', (node) => `<p class="image">${escapeHtml(imageWords(node))}</p>`],
  ['quoteEmbed', (node) => `<blockquote>${escapeHtml(textAttribute(node, 'quote'))}</blockquote>`],
  ['entityLink', (node) => atomLinkHtml('entity', node)],
  ['noteLink', (node) => atomLinkHtml('note', node)],
])

const markElements: ReadonlyMap<string, string> = new Map([
  ['bold', 'strong'],
  ['italic', 'em'],
  ['strike', 's'],
  ['underline', 'u'],
  ['superscript', 'sup'],
  ['subscript', 'sub'],
  ['code', 'code'],
])

/** Headings of a note stand below those of the page, whose deepest is level 3. */
const deepestPageHeading = 3

function textAttribute(node: RichNode, name: string): string {
  const value = node.attrs?.[name]
  return typeof value === 'string' ? value : ''
}

function numberAttribute(node: RichNode, name: string, fallback: number): number {
  const value = node.attrs?.[name]
  return typeof value === 'number' && Number.isInteger(value) ? value : fallback
}

function headingHtml(node: RichNode, inner: string): string {
  const level = Math.min(6, deepestPageHeading + numberAttribute(node, 'level', 1))
  return `<h${level}>${inner}</h${level}>`
}

function orderedListHtml(node: RichNode, inner: string): string {
  const start = numberAttribute(node, 'start', 1)
  return start === 1 ? `<ol>${inner}</ol>` : `<ol start="${start}">${inner}</ol>`
}

function cellHtml(element: 'td' | 'th', node: RichNode, inner: string): string {
  const spans = ['colspan', 'rowspan']
    .map((name) => ({ name, span: numberAttribute(node, name, 1) }))
    .filter(({ span }) => span > 1)
    .map(({ name, span }) => ` ${name}="${span}"`)
  return `<${element}${spans.join('')}>${inner}</${element}>`
}

/** The picture itself would have to be loaded from somewhere; its words need not. */
function imageWords(node: RichNode): string {
  return textAttribute(node, 'alt') || textAttribute(node, 'title') || textAttribute(node, 'src')
}

function atomLinkHtml(kind: 'entity' | 'note', node: RichNode): string {
  const target = escapeHtml(`#${kind}-${textAttribute(node, 'id')}`)
  return `<a class="${kind}" href="${target}">${escapeHtml(textAttribute(node, 'label'))}</a>`
}

function markHtml(inner: string, mark: RichMark): string {
  if (mark.type === 'link') {
    const href = safeHref(mark.attrs?.['href'])
    return href === null ? inner : `<a href="${escapeHtml(href)}" rel="noreferrer">${inner}</a>`
  }
  const element = markElements.get(mark.type)
  return element === undefined ? inner : `<${element}>${inner}</${element}>`
}

function nodeHtml(node: RichNode): string {
  if (node.type === 'text') {
    // The first mark is the outermost.
    return (node.marks ?? []).reduceRight(markHtml, escapeHtml(node.text ?? ''))
  }
  const inner = (node.content ?? []).map(nodeHtml).join('')
  const element = plainElements.get(node.type)
  const html =
    element === undefined
      ? (nodeWriters.get(node.type)?.(node, inner) ?? inner)
      : `<${element}>${inner}</${element}>`
  return (node.marks ?? []).reduceRight(markHtml, html)
}

/** The words of a text block in the same way, without an element around them. */
export function inlineHtml({ content = [] }: RichNode): string {
  return content.map(nodeHtml).join('')
}

/**
 * A note as HTML that can do no harm: only elements for the nodes and marks of our schema, every
 * text and attribute escaped, links only to http, https, mailto and places in the page, no picture
 * loaded. The words of an unknown node stay, its element does not come. Throws AppError
 * invalid_input when nested absurdly.
 */
export function richTextHtml(richText: RichText): string {
  checkDepth(richText)
  return nodeHtml(richText)
}
