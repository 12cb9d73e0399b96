import type { RichMark } from '../../../core/model/richText.ts'
import { attribute, childNamed, descendantsNamed, type XmlElement } from '../xml/xmlTree.ts'

/** What a paragraph is, as far as its style tells. */
export type ParagraphKind = 'paragraph' | 'quote' | 'code' | 'title'

/** The styles of an OpenDocument text (ODF 1.3, part 3, section 16), as far as they mean something. */
export interface OdtStyles {
  marksOf(styleName: string | null): readonly RichMark[]
  kindOf(styleName: string | null): ParagraphKind
  /** Whether a list style numbers its items on a level, counted from 1. */
  isNumbered(listStyle: string | null, level: number): boolean
}

const kinds: ReadonlyArray<readonly [names: RegExp, kind: ParagraphKind]> = [
  [/^(?:Quotations|Quote|Block_20_Text|Intense_20_Quote)$/, 'quote'],
  [/^(?:Preformatted_20_Text|Source_20_Code|HTML_20_Preformatted)$/, 'code'],
  [/^Title$/, 'title'],
]

/** Reads the styles of the parts given, later ones overriding. */
export function readStyles(parts: readonly XmlElement[]): OdtStyles {
  const styles = byName(parts, 'style')
  const lists = byName(parts, 'list-style')

  /** A style and those it is based on, nearest first; a circle ends. */
  function chain(name: string | null): { name: string; style: XmlElement | undefined }[] {
    const found: { name: string; style: XmlElement | undefined }[] = []
    for (let next = name; next !== null && found.length < 20; ) {
      const style = styles.get(next)
      found.push({ name: next, style })
      next = style === undefined ? null : attribute(style, 'parent-style-name')
    }
    return found
  }

  function property(name: string | null, property: string): string | null {
    for (const { style } of chain(name)) {
      const properties = style === undefined ? null : childNamed(style, 'text-properties')
      const value = properties === null ? null : attribute(properties, property)
      if (value !== null) return value
    }
    return null
  }

  return {
    marksOf(name) {
      const position = property(name, 'text-position') ?? ''
      const types = [
        property(name, 'font-weight') === 'bold' && 'bold',
        property(name, 'font-style') === 'italic' && 'italic',
        isDrawn(property(name, 'text-line-through-style')) && 'strike',
        isDrawn(property(name, 'text-underline-style')) && 'underline',
        /^(?:super|[1-9])/.test(position) && 'superscript',
        /^(?:sub|-)/.test(position) && 'subscript',
        chain(name).some((each) => /^(?:Source_20_Text|Teletype)$/.test(each.name)) && 'code',
      ]
      return types.flatMap((type) => (type ? [{ type }] : []))
    },
    kindOf(name) {
      const names = chain(name).map((each) => each.name)
      return kinds.find(([pattern]) => names.some((each) => pattern.test(each)))?.[1] ?? 'paragraph'
    },
    isNumbered(name, level) {
      const list = name === null ? undefined : lists.get(name)
      const levels = list?.children.filter((child) => typeof child !== 'string') ?? []
      const own = levels.find((child) => attribute(child, 'level') === String(level))
      const format = own === undefined ? null : attribute(own, 'num-format')
      return own?.name === 'list-level-style-number' && format !== ''
    },
  }
}

function byName(parts: readonly XmlElement[], kind: string): Map<string, XmlElement> {
  const found = parts.flatMap((part) => descendantsNamed(part, kind))
  return new Map(found.map((style) => [attribute(style, 'name') ?? '', style]))
}

function isDrawn(line: string | null): boolean {
  return line !== null && line !== 'none'
}
