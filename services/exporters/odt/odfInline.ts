import type { RichNode } from '../../../core/model/richText.ts'
import type { OdfLooks } from './odfLooks.ts'
import { odfText, tag } from './odfXml.ts'

/** The words of a text block as their marks have them look. */
export function styledInline({ content = [] }: RichNode, looks: OdfLooks): string {
  return content
    .map(({ text = '', marks = [] }) => {
      const style = looks.styleOf(marks, undefined)
      const words = odfText(text)
      return style === null ? words : tag('text:span', { 'text:style-name': style }, words)
    })
    .join('')
}
