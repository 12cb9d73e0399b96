import { xmlText } from '../xmlText.ts'

export type OdfAttributes = Readonly<Record<string, string | number | null>>

/** An element around XML that is written already; an attribute that is null is left out. */
export function tag(name: string, attributes: OdfAttributes, inner = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${odfValue(String(value)).replaceAll('"', '&quot;')}"`)
    .join('')
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`
}

/**
 * Text as a paragraph of OpenDocument keeps it: spaces at an edge or in a row, tabs and line feeds are
 * elements, for white space collapses there (ODF 1.3, part 3, 6.1.2).
 */
export function odfText(text: string): string {
  return odfValue(text)
    .replaceAll(/^ +| {2,}| +$/gm, (spaces) => tag('text:s', { 'text:c': spaces.length }))
    .replaceAll('\t', '<text:tab/>')
    .replaceAll('\n', '<text:line-break/>')
}

/** Text where the format has no elements in it: an attribute, a name, a title. */
export function odfValue(text: string): string {
  return xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

/** A paragraph of one style and no other formatting. */
export function paragraph(style: string, text: string): string {
  return tag('text:p', { 'text:style-name': style }, odfText(text))
}

export function heading(level: number, inner: string): string {
  const style = `Heading_20_${level}`
  return tag('text:h', { 'text:style-name': style, 'text:outline-level': level }, inner)
}
