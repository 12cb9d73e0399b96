import { SaxesParser } from 'saxes'
import { AppError } from '../../../core/model/error.ts'

/** An element of a small XML file, read whole. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string
  /** By name as written, prefix included. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

/** No office program nests so deep; recursion over the tree stays far from the end of the stack. */
const MAX_DEPTH = 500

/**
 * Parses XML into a tree. A document type declaration is passed over: no entity but the five that XML
 * defines is known, and nothing outside the file is ever read. Throws AppError `corrupt` for what is not
 * XML or uses an entity, `too_large` for absurd nesting. `what` names the file in the message.
 */
export function parseXml(source: string, what: string): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [] }
  const open: Open[] = [root]
  const parser = new SaxesParser({ xmlns: false, position: false })
  const addText = (text: string): void => {
    open.at(-1)?.children.push(text)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('opentag', ({ name, attributes }) => {
    const element: Open = { name: localName(name), attributes: { ...attributes }, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
    if (open.length > MAX_DEPTH) throw new AppError('too_large', `${what} is nested too deeply`)
  })
  parser.on('closetag', () => open.pop())
  try {
    parser.write(source.replace(/^\ufeff/, '')).close()
  } catch (error) {
    if (error instanceof AppError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('corrupt', `${what} is not well-formed XML: ${reason}`)
  }
  const [document] = root.children.filter(isElement)
  if (document === undefined) throw new AppError('corrupt', `${what} is empty`)
  return document
}

interface Open extends XmlElement {
  readonly children: (XmlElement | string)[]
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

export function isElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== 'string'
}

/** The value of an attribute, whatever prefix it is written with; null where there is none. */
export function attribute({ attributes }: XmlElement, name: string): string | null {
  const exact = attributes[name]
  if (exact !== undefined) return exact
  const written = Object.keys(attributes).find((each) => each.endsWith(`:${name}`))
  return written === undefined ? null : (attributes[written] ?? null)
}

export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(isElement).filter((child) => child.name === name)
}

export function childNamed(element: XmlElement, name: string): XmlElement | null {
  return childrenNamed(element, name)[0] ?? null
}

/** Every element of that name below, in document order. */
export function descendantsNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children
    .filter(isElement)
    .flatMap((child) => [...(child.name === name ? [child] : []), ...descendantsNamed(child, name)])
}

/** All text below an element. */
export function textOf({ children }: XmlElement): string {
  return children.map((child) => (isElement(child) ? textOf(child) : child)).join('')
}
