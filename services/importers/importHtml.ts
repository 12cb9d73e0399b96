import { pageExtractors } from '../../core/model/keeping.ts'
import type { ExtractedSource, ReportLine } from '../../core/model/source.ts'
import { textOfContent } from '../../core/text/textOfContent.ts'
import { decodeText } from './decodeText.ts'
import { firstHeadingOf } from './firstHeadingOf.ts'
import { declaredCharset } from './html/declaredCharset.ts'
import { extractArticle } from './html/extractArticle.ts'
import { pageContentOf } from './html/pageContent.ts'
import { pageFactsOf } from './html/pageFacts.ts'
import { pageMetadataOf } from './html/pageMetadata.ts'
import { MAX_HTML_DEPTH, type PageSize, parsePage } from './html/parsePage.ts'
import { richTextOfHtml } from './html/richTextOfHtml.ts'
import { expandEmptyTags, isXhtml } from './html/xhtml.ts'
import type { SourceFile } from './sourceFile.ts'

/**
 * Imports a page. parse5 parses it, so that nesting is measured before any DOM is built; the article is
 * found, where there is one, and our own walk makes structured content of it, which the text is read
 * from: blocks are separated by one LF, `br` is LF, runs of ASCII white space are one space outside
 * preformatted text. No script runs and nothing is loaded.
 */
export function importHtml({ name, bytes, keeping = 'article' }: SourceFile): ExtractedSource {
  const { text: source, encoding, report } = decodeText(bytes, declaredCharset(bytes))
  const page = parsePage(isXhtml(name, source) ? expandEmptyTags(source) : source)
  const facts = pageFactsOf(page)
  const extraction = extractArticle(page)
  const { content, report: contentReport } =
    keeping === 'whole'
      ? richTextOfHtml(page.body ?? page.document, facts.baseUrl)
      : pageContentOf(page, facts, extraction.article)
  const { text, blocks } = textOfContent(content)
  const { title, language, metadata } = pageMetadataOf(facts, extraction.article)
  return {
    extractor: pageExtractors[keeping],
    extractorVersion: '1',
    mediaType: 'text/html',
    encoding,
    title: title ?? firstHeadingOf(content),
    language,
    metadata,
    text,
    content,
    blocks,
    pages: [],
    annotations: [],
    report: [
      ...report,
      ...sizeLines(page.size),
      ...(keeping === 'article' ? extraction.report : []),
      ...contentReport,
      ...(text === '' ? [noTextLine()] : []),
    ],
  }
}

function sizeLines({ depth }: PageSize): ReportLine[] {
  if (depth <= MAX_HTML_DEPTH) return []
  const message = `Elements nested more than ${MAX_HTML_DEPTH} deep were kept as text only.`
  return [{ code: 'flattened', message }]
}

function noTextLine(): ReportLine {
  return {
    code: 'no-text',
    message: 'The page holds no text. Pages that draw themselves by scripts are saved without it.',
  }
}
