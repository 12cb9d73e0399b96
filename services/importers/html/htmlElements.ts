import type { RichMark } from '../../../core/model/richText.ts'
import { attributeOf, type HtmlElement, isHtml } from './htmlTree.ts'

/** Elements whose content a browser does not draw as text of the page. */
const unread: ReadonlySet<string> = new Set([
  ...['applet', 'audio', 'canvas', 'datalist', 'embed', 'frame', 'frameset', 'head', 'iframe'],
  ...['noembed', 'noframes', 'noscript', 'object', 'script', 'select', 'style', 'template'],
  ...['textarea', 'title', 'video'],
])

/** Of those, what a reader would have seen or heard all the same. */
const embeds: ReadonlySet<string> = new Set([
  ...['applet', 'audio', 'canvas', 'embed', 'frame', 'iframe', 'object', 'video'],
])

const preformatted: ReadonlySet<string> = new Set(['listing', 'plaintext', 'pre', 'xmp'])

/** Elements that a browser's style sheet draws as blocks and that are nothing more to us. */
const blocks: ReadonlySet<string> = new Set([
  ...['address', 'article', 'aside', 'body', 'caption', 'center', 'dd', 'details', 'dialog', 'dir'],
  ...['div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'header', 'hgroup'],
  ...['html', 'legend', 'main', 'nav', 'p', 'search', 'section', 'summary', 'tbody', 'tfoot'],
  ...['thead'],
])

const markTypes: ReadonlyMap<string, string> = new Map([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['cite', 'italic'],
  ['dfn', 'italic'],
  ['em', 'italic'],
  ['i', 'italic'],
  ['var', 'italic'],
  ['del', 'strike'],
  ['s', 'strike'],
  ['strike', 'strike'],
  ['ins', 'underline'],
  ['u', 'underline'],
  ['sub', 'subscript'],
  ['sup', 'superscript'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
])

/** Whether nobody who looks at the page reads what is in the element. */
export function isUnread(element: HtmlElement): boolean {
  if (isHtml(element)) return unread.has(element.tagName) || isHidden(element)
  return element.tagName === 'svg' || element.tagName.startsWith('annotation') || isHidden(element)
}

/** Whether an unread element drew something other than text. */
export function isEmbed(element: HtmlElement): boolean {
  return embeds.has(element.tagName) && isHtml(element) && !isHidden(element)
}

export function isPreformatted(element: HtmlElement): boolean {
  return preformatted.has(element.tagName)
}

export function isBlock(element: HtmlElement): boolean {
  return blocks.has(element.tagName) && isHtml(element)
}

/** The level of a heading element, else null. */
export function headingLevelOf(element: HtmlElement): number | null {
  const level = /^h([1-6])$/.exec(element.tagName)?.[1]
  return level === undefined ? null : Number(level)
}

/** The mark an element puts on its text; null for none. Links are the caller's. */
export function markOf(element: HtmlElement): RichMark | null {
  const type = markTypes.get(element.tagName)
  return type === undefined ? null : { type }
}

function isHidden(element: HtmlElement): boolean {
  if (attributeOf(element, 'hidden') !== null) return true
  if (attributeOf(element, 'aria-hidden') === 'true') return true
  const style = attributeOf(element, 'style')
  return (
    style !== null && /(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i.test(style)
  )
}
