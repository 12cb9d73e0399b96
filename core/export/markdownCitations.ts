import type { RichNode } from '../model/richText.ts'
import { markdownOfRichText } from '../text/markdown.ts'
import type { ExportInput } from './exportModel.ts'

/** What a style makes of a passage or a source. */
export function citationMarkdown(paragraph: RichNode): string {
  return markdownOfRichText({ type: 'doc', content: [paragraph] })
}

/** What a style lists, as blocks; none where no style cites, or it lists nothing. */
export function bibliographyBlocks({ citations }: ExportInput): string[] {
  const markdown = citations === undefined ? '' : markdownOfRichText(citations.bibliography)
  return markdown === '' ? [] : [markdown]
}
