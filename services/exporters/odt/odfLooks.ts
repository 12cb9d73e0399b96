import type { Annotation } from '../../../core/model/annotation.ts'
import type { RichMark } from '../../../core/model/richText.ts'
import { printInk } from '../printInk.ts'
import { tag } from './odfXml.ts'

type Properties = Readonly<Record<string, string>>

const ofMark: ReadonlyMap<string, Properties> = new Map<string, Properties>([
  ['bold', { 'fo:font-weight': 'bold' }],
  ['italic', { 'fo:font-style': 'italic' }],
  [
    'strike',
    { 'style:text-line-through-style': 'solid', 'style:text-line-through-type': 'single' },
  ],
  ['underline', { 'style:text-underline-style': 'solid' }],
  ['superscript', { 'style:text-position': 'super 58%' }],
  ['subscript', { 'style:text-position': 'sub 58%' }],
  ['code', { 'style:font-name': 'Mono' }],
])

/** The looks of a file's words: every combination that occurs is an automatic style, named once. */
export interface OdfLooks {
  /** Null where the words look as their paragraph does. */
  styleOf(marks: readonly RichMark[], highlight: Annotation | undefined): string | null
  /** The styles handed out so far. */
  styles(): string
}

export function createLooks(): OdfLooks {
  const names = new Map<string, string>()
  return {
    styleOf(marks, highlight) {
      const looks = [...marks.map(({ type }) => ofMark.get(type) ?? {}), highlightLook(highlight)]
      const properties = tag('style:text-properties', Object.assign({}, ...looks))
      if (properties === '<style:text-properties/>') return null
      const name = names.get(properties) ?? `T${names.size + 1}`
      names.set(properties, name)
      return name
    },
    styles: () =>
      [...names]
        .map(([properties, name]) =>
          tag('style:style', { 'style:name': name, 'style:family': 'text' }, properties),
        )
        .join(''),
  }
}

/** Wash and underline of a highlight's first code. */
function highlightLook(highlight: Annotation | undefined): Properties {
  if (highlight === undefined) return {}
  const { mark, wash } = printInk(highlight.codings[0]?.colour)
  return {
    'fo:background-color': `#${wash}`,
    'style:text-underline-style': 'solid',
    'style:text-underline-color': `#${mark}`,
  }
}
