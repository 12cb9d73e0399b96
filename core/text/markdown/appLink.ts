import type { RichNode } from '../../model/richText.ts'

const APP_LINK = /^variorum:(entity|note)\/([\w-]{1,100})$/

/** Whether an inline node is a link into the app: an atom with an id and a label. */
export function isAppLink(node: RichNode): boolean {
  return node.type === 'entityLink' || node.type === 'noteLink'
}

/** The address of an entityLink or noteLink in Markdown. */
export function hrefOfAppLink(link: RichNode): string {
  return `variorum:${link.type === 'entityLink' ? 'entity' : 'note'}/${String(link.attrs?.['id'])}`
}

/** Whether an address in Markdown leads to an entity or a note. */
export function isAppHref(href: string | null): href is string {
  return href !== null && APP_LINK.test(href)
}

/** The atom that an address of the app stands for. */
export function appLinkOf(href: string, label: string): RichNode {
  const [, place, id] = APP_LINK.exec(href) ?? []
  return { type: place === 'entity' ? 'entityLink' : 'noteLink', attrs: { id, label } }
}
