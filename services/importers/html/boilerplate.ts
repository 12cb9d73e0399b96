import { attributeOf, type HtmlElement } from './htmlTree.ts'

const elements: ReadonlySet<string> = new Set(['aside', 'button', 'footer', 'form', 'nav'])

const roles: ReadonlySet<string> = new Set([
  ...['alert', 'banner', 'complementary', 'contentinfo', 'dialog', 'menu', 'menubar', 'navigation'],
  ...['search', 'toolbar'],
])

/** Words of class and id that sites use for what stands around an article. */
const names =
  /(?:^|[\s_-])(?:ads?|advert\w*|banner|breadcrumbs?|byline|comments?|consent|cookies?|copyright|disqus|foot(?:er)?|gdpr|header|login|masthead|menu|metadata|modal|nav\w*|newsletter|noprint|pager|pagination|popup|promo\w*|recommend\w*|related|remark|repl(?:y|ies)|share|sharing|sidebar|skip|social|sponsor\w*|subscribe|tags?|teasers?|toc|toolbar|trending|widgets?)(?:$|[\s_-])/i

/** Whether an element says of itself that it stands around the article, not in it. */
export function isBoilerplate(element: HtmlElement): boolean {
  if (element.tagName === 'body') return false
  if (elements.has(element.tagName) || roles.has(attributeOf(element, 'role') ?? '')) return true
  const ownNames = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`
  return names.test(ownNames)
}
