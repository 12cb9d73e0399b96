import MarkdownIt from 'markdown-it'
import { quoteEmbedRule } from './quoteEmbed.ts'
import { tooDeepRule } from './tooDeepRule.ts'

/**
 * The Markdown we read: CommonMark with tables and strikethrough; HTML is text and bare addresses are
 * not made links. Addresses are taken as they stand: what is unsafe is dropped with the schema's rule.
 */
export const markdownSyntax = createSyntax()

function createSyntax(): MarkdownIt {
  const syntax = new MarkdownIt('default', { html: false, linkify: false, typographer: false })
  syntax.validateLink = () => true
  syntax.normalizeLink = (url) => url
  syntax.block.ruler.before('table', 'too_deep', tooDeepRule)
  syntax.block.ruler.before('blockquote', 'quote_embed', quoteEmbedRule)
  return syntax
}
