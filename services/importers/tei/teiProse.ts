import { isElement, type XmlElement } from '../xml/xmlTree.ts'

const lines = new Set(['p', 'ab', 'l', 'item', 'row', 'head', 'quote', 'lg', 'list', 'bibl'])

/** The text of a note: one line a paragraph, a run of white space as one space. */
export function proseOf(element: XmlElement): string {
  return written(element)
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')
}

/** White space of the file is no line break: those come from elements alone. */
function written(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (!isElement(child)) return child.replaceAll(/\s+/g, ' ')
      if (child.name === 'lb') return '\n'
      return lines.has(child.name) ? `\n${written(child)}\n` : written(child)
    })
    .join('')
}
