import type { ContainerType } from './contentBuilder.ts'
import { attributeOf, type HtmlElement } from './htmlTree.ts'

/** A container of structured content, as ContentBuilder opens it. */
export interface HtmlContainer {
  readonly type: ContainerType
  readonly attrs: Readonly<Record<string, unknown>>
}

const types: ReadonlyMap<string, ContainerType> = new Map([
  ['blockquote', 'blockquote'],
  ['dir', 'bulletList'],
  ['li', 'listItem'],
  ['menu', 'bulletList'],
  ['ol', 'orderedList'],
  ['table', 'table'],
  ['td', 'tableCell'],
  ['th', 'tableHeader'],
  ['tr', 'tableRow'],
  ['ul', 'bulletList'],
])

/** The container an element opens around its content, or null. */
export function containerOf(element: HtmlElement): HtmlContainer | null {
  const type = types.get(element.tagName)
  return type === undefined ? null : { type, attrs: attrsOf(element, type) }
}

function attrsOf(element: HtmlElement, type: ContainerType): Readonly<Record<string, unknown>> {
  switch (type) {
    case 'orderedList':
      return { start: wholeNumber(element, 'start', 0, 999_999_999) }
    case 'table':
      return { isLayout: /^(presentation|none)$/.test(attributeOf(element, 'role') ?? '') }
    case 'tableCell':
    case 'tableHeader':
      return {
        colspan: wholeNumber(element, 'colspan', 1, 1000),
        rowspan: wholeNumber(element, 'rowspan', 1, 65_534),
      }
    default:
      return {}
  }
}

/** A number an attribute gives, 1 where it gives none the schema takes. */
function wholeNumber(element: HtmlElement, name: string, least: number, most: number): number {
  const value = Number.parseInt(attributeOf(element, name) ?? '', 10)
  return value >= least && value <= most ? value : 1
}
