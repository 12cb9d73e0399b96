import { xmlText } from '../xmlText.ts'

/** Attributes by name; null is left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>

export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>'

/** An element of elements, each on a line of its own. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly string[] = [],
): string {
  const start = `<${name}${attributesText(attributes)}`
  return children.length === 0 ? `${start}/>` : `${start}>\n${children.join('\n')}\n</${name}>`
}

/** An element that holds a text, to the last space. */
export function textElement(name: string, text: string): string {
  return `<${name}>${escaped(text, /[<>&\r]/g)}</${name}>`
}

/** None where there is nothing to put in: the schema has no empty lists. */
export function listElement(name: string, children: readonly string[]): string[] {
  return children.length === 0 ? [] : [element(name, {}, children)]
}

function attributesText(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escaped(String(value), /[<>&"\t\n\r]/g)}"`)
    .join('')
}

/** By number: readers keep line breaks and tabs of attributes only so. */
function escaped(text: string, pattern: RegExp): string {
  return xmlText(text).replace(
    pattern,
    (character) => named[character] ?? `&#${character.charCodeAt(0)};`,
  )
}

const named: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
}
