import type { RichMark, RichNode } from '../../../core/model/richText.ts'
import { safeHref } from '../../../core/text/safeHref.ts'
import type { OdfLooks } from './odfLooks.ts'
import { odfText, tag } from './odfXml.ts'

/** The words of a text block of a note or a citation as their marks have them look. */
export function styledInline({ content = [] }: RichNode, looks: OdfLooks): string {
  return content
    .map(({ type, text, marks = [], attrs }) => {
      const words = odfText(type === 'hardBreak' ? '\n' : (text ?? String(attrs?.['label'] ?? '')))
      const style = looks.styleOf(marks, undefined)
      const span = style === null ? words : tag('text:span', { 'text:style-name': style }, words)
      return linked(marks, span)
    })
    .join('')
}

/** Words under a link lead somewhere, where that is a place on the web. */
export function linked(marks: readonly RichMark[], inner: string): string {
  const href = safeHref(marks.find(({ type }) => type === 'link')?.attrs?.['href'])
  if (href === null || href.startsWith('#')) return inner
  return tag('text:a', { 'xlink:type': 'simple', 'xlink:href': href }, inner)
}
