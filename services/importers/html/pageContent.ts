import { parseFragment } from 'parse5'
import { articleOnly } from '../../../core/model/keeping.ts'
import type { RichNode, RichText } from '../../../core/model/richText.ts'
import type { ReportLine } from '../../../core/model/source.ts'
import { textBlocksOf, textOfBlock } from '../../../core/text/textBlocks.ts'
import { textOfContent } from '../../../core/text/textOfContent.ts'
import { isBoilerplate } from './boilerplate.ts'
import type { Article } from './extractArticle.ts'
import { isUnread } from './htmlElements.ts'
import { attributeOf, elementsOf, type HtmlElement, type HtmlParent } from './htmlTree.ts'
import { lostProse } from './lostProse.ts'
import type { PageFacts } from './pageFacts.ts'
import type { Page } from './parsePage.ts'
import { type HtmlContent, richTextOfHtml } from './richTextOfHtml.ts'

/**
 * What lacks more than this of the page's prose, as a share of its own length, is not its article. A
 * page that marks nothing as standing around an article has little to lose but the article.
 */
const TOLERATED_LOSS = 0.25
const TOLERATED_LOSS_OF_PLAIN_PAGE = 0.05
/** Of anything shorter the extractor is not sure itself, and takes menus for prose. */
const MIN_ARTICLE = 500

/**
 * The content of a page: its article, as the extractor found it or as the page marks it; the whole body
 * where neither holds the page's prose. Losing a paragraph is worse than keeping a menu.
 */
export function pageContentOf(page: Page, facts: PageFacts, article: Article | null): HtmlContent {
  const root = page.body ?? page.document
  const whole = richTextOfHtml(root, facts.baseUrl)
  const prose = richTextOfHtml(root, facts.baseUrl, isBoilerplate)
  const isPlain = lengthOf(prose.content) === lengthOf(whole.content)
  const tolerated = isPlain ? TOLERATED_LOSS_OF_PLAIN_PAGE : TOLERATED_LOSS
  const candidates = [contentOfArticle(article, facts), contentOfMarked(root, facts)]
  const best = candidates.find(
    (candidate) =>
      candidate !== null &&
      lengthOf(candidate.content) > 0 &&
      lostProse(prose.content, candidate.content) <= tolerated,
  )
  if (!best) return whole
  const leftOut = lengthOf(whole.content) - lengthOf(best.content)
  return leftOut > 0 ? { ...best, report: [...best.report, articleLine(leftOut)] } : best
}

function contentOfArticle(article: Article | null, facts: PageFacts): HtmlContent | null {
  if (article === null) return null
  const { content, report } = richTextOfHtml(parseFragment(article.html), facts.baseUrl)
  if (lengthOf(content) < MIN_ARTICLE) return null
  return { content: withHeadline(content, facts.firstHeading, article.title), report }
}

/** The content of the one element that the page marks as its main part, or as its article. */
function contentOfMarked(root: HtmlParent, facts: PageFacts): HtmlContent | null {
  const elements = elementsOf(root).filter((element) => !isUnread(element))
  const mains = elements.filter(isMain)
  const marked = mains.length > 0 ? mains : elements.filter(({ tagName }) => tagName === 'article')
  const [element] = marked
  if (element === undefined || marked.length > 1) return null
  return richTextOfHtml(element, facts.baseUrl)
}

function isMain(element: HtmlElement): boolean {
  return element.tagName === 'main' || attributeOf(element, 'role') === 'main'
}

/**
 * The extractor takes the headline for the title and drops it from the text; it is the author's words
 * and can be quoted, so it comes back.
 */
function withHeadline(content: RichText, headline: string | null, title: string | null): RichText {
  if (headline === null || title === null || !title.startsWith(headline)) return content
  const isThere = textBlocksOf(content).some(({ node }) => textOfBlock(node) === headline)
  if (isThere) return content
  const heading: RichNode = {
    type: 'heading',
    attrs: { level: 1 },
    content: [{ type: 'text', text: headline }],
  }
  return { type: 'doc', content: [heading, ...(content.content ?? [])] }
}

function lengthOf(content: RichText): number {
  return textOfContent(content).text.length
}

function articleLine(leftOut: number): ReportLine {
  return {
    code: articleOnly,
    message: `Only the article was kept. Menus and what else stands around it were left out: ${leftOut} characters.`,
  }
}
