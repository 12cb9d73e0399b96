import { parseFragment } from 'parse5'
import type { RichNode, RichText } from '../../../core/model/richText.ts'
import type { ReportLine } from '../../../core/model/source.ts'
import { textBlocksOf, textOfBlock } from '../../../core/text/textBlocks.ts'
import { textOfContent } from '../../../core/text/textOfContent.ts'
import { isBoilerplate } from './boilerplate.ts'
import type { Article } from './extractArticle.ts'
import { lostProse } from './lostProse.ts'
import type { PageFacts } from './pageFacts.ts'
import type { Page } from './parsePage.ts'
import { type HtmlContent, richTextOfHtml } from './richTextOfHtml.ts'

/** An article that lacks more than this, as a share of its own length, is not the page's article. */
const TOLERATED_LOSS = 0.25

/**
 * The content of a page: its article where one was found and holds the page's prose, else the whole
 * body. Losing a paragraph is worse than keeping a menu.
 */
export function pageContentOf(page: Page, facts: PageFacts, article: Article | null): HtmlContent {
  const root = page.body ?? page.document
  const whole = richTextOfHtml(root, facts.baseUrl)
  if (article === null) return whole
  const extracted = richTextOfHtml(parseFragment(article.html), facts.baseUrl)
  const main = richTextOfHtml(root, facts.baseUrl, isBoilerplate)
  if (lostProse(main.content, extracted.content) > TOLERATED_LOSS) return whole
  const content = withHeadline(extracted.content, facts.firstHeading, article.title)
  const leftOut = lengthOf(whole.content) - lengthOf(content)
  return {
    content,
    report: leftOut > 0 ? [...extracted.report, articleLine(leftOut)] : extracted.report,
  }
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
    code: 'article-only',
    message: `Only the article was kept. Menus and what else stands around it were left out: ${leftOut} characters.`,
  }
}
