import type { RichMark } from '../../../core/model/richText.ts'
import { safeHref } from '../../../core/text/safeHref.ts'
import { attributeOf, type HtmlElement } from './htmlTree.ts'

/**
 * The link an element makes of its text, else null: an `a` that leads to the web or to a mailbox.
 * Relative targets need the page's own address; without it, and for scripts, the words alone stay.
 */
export function linkOf(element: HtmlElement, baseUrl: string | null): RichMark | null {
  const target = element.tagName === 'a' ? attributeOf(element, 'href') : null
  const href = target === null ? null : absoluteUrl(target, baseUrl)
  return href === null ? null : { type: 'link', attrs: { href, title: null } }
}

/** The safe absolute form of an address found in a page, or null. */
export function absoluteUrl(target: string, baseUrl: string | null): string | null {
  const url = URL.parse(target, baseUrl ?? undefined)
  return url === null ? null : safeHref(url.href)
}
