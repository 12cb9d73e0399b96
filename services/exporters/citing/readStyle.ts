import type { Output } from '../../../core/api/registry.ts'
import { MAX_CITATION_STYLE } from '../../../core/model/citationStyle.ts'
import { AppError } from '../../../core/model/error.ts'
import { decodeText } from '../../importers/decodeText.ts'
import {
  attribute,
  childNamed,
  childrenNamed,
  parseXml,
  textOf,
  type XmlElement,
} from '../../importers/xml/xmlTree.ts'

/** A file that a person says is a style. @throws AppError as `titleOfStyle`; too_large */
export function readStyle(bytes: Uint8Array): Output<'export.readStyle'> {
  // A character is at most four bytes of UTF-8: what is larger is not even decoded.
  if (bytes.length > 4 * MAX_CITATION_STYLE) throw tooLong()
  const { text: csl } = decodeText(bytes)
  if (csl.length > MAX_CITATION_STYLE) throw tooLong()
  return { title: titleOfStyle(csl), style: { csl } }
}

function tooLong(): AppError {
  return new AppError('too_large', 'the file is too large for a citation style')
}

/**
 * Looks a style of somebody's own over and answers its title. @throws AppError invalid_input for what is none,
 * declares a document type or entities, or only points to another style; too_large for absurd nesting
 */
export function titleOfStyle(csl: string): string {
  const style = parsed(csl)
  if (style.name !== 'style') throw wrong('its root is no "style"')
  const info = childNamed(style, 'info')
  const title = info === null ? null : childNamed(info, 'title')
  if (info === null || title === null) throw wrong('it has no title')
  const parent = childrenNamed(info, 'link').find(
    (link) => attribute(link, 'rel') === 'independent-parent',
  )
  if (parent !== undefined) {
    throw wrong(`it only refers to another style, ${attribute(parent, 'href')}: take that one`)
  }
  if (childNamed(style, 'citation') === null) throw wrong('it says nothing of citations')
  return textOf(title).trim()
}

function parsed(csl: string): XmlElement {
  // The library reads what the parser passes over.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(csl)) throw wrong('it declares a document type')
  try {
    return parseXml(csl, 'the citation style')
  } catch (error) {
    if (error instanceof AppError && error.code === 'corrupt') {
      throw new AppError('invalid_input', error.message)
    }
    throw error
  }
}

function wrong(reason: string): AppError {
  return new AppError('invalid_input', `no citation style: ${reason}`)
}
