import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { serialize } from 'parse5'
import { AppError } from '../../../core/model/error.ts'
import type { ReportLine } from '../../../core/model/source.ts'
import type { Page } from './parsePage.ts'

/** What an article extractor takes for the article of a page. */
export interface Article {
  readonly html: string
  readonly title: string | null
  readonly byline: string | null
}

export interface Extraction {
  /** Null where the page holds no article, or is no page an article is looked for in. */
  readonly article: Article | null
  readonly report: readonly ReportLine[]
}

/**
 * The extractor's time grows with the cube of the depth (0.3 s at 200, minutes at 2000) and with the
 * square of the breadth (0.5 s at 5000, 5 s at 20 000). Pages beyond are books and indexes, or hostile.
 */
const MAX_DEPTH = 200
const MAX_BREADTH = 5000
const MAX_ELEMENTS = 40_000

/** The article of a page; `find` is what looks for it. */
export function extractArticle(
  page: Page,
  find: (page: Page) => Article | null = findByReadability,
): Extraction {
  const { depth, breadth, elements } = page.size
  if (depth > MAX_DEPTH || breadth > MAX_BREADTH || elements > MAX_ELEMENTS) {
    return { article: null, report: [wholePageLine('it is too large or nested too deeply')] }
  }
  try {
    return { article: find(page), report: [] }
  } catch (error) {
    if (error instanceof AppError) throw error
    // A fault of the extractor costs the page its trimming, not its import.
    return { article: null, report: [wholePageLine(`the extractor failed (${String(error)})`)] }
  }
}

/**
 * By @mozilla/readability. It works on a DOM of its own, made from the tamed tree: it changes the DOM
 * it reads.
 */
function findByReadability(page: Page): Article | null {
  const { document } = parseHTML(serialize(page.document))
  const article = new Readability(document).parse()
  if (!article?.content) return null
  return {
    html: article.content,
    title: article.title?.trim() || null,
    byline: article.byline?.trim() || null,
  }
}

function wholePageLine(reason: string): ReportLine {
  return {
    code: 'whole-page',
    message: `The whole page was kept, with its menus: no article was looked for, as ${reason}.`,
  }
}
