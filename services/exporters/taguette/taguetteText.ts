import type { ExportDocument } from '../../../core/export/exportModel.ts'
import type { Range } from '../../../core/model/range.ts'
import { countAt } from '../../../core/text/at.ts'
import { utf8Length } from '../../../core/text/utf8Length.ts'

/**
 * What Taguette takes for unsafe, and with it the whole file: controls that its HTML cannot hold. CR, which a
 * parser of HTML makes LF of, is here as well.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
export const notInTaguette = /[\0-\x08\x0b-\x1f]/

const allNotInTaguette = new RegExp(notInTaguette, 'g')

/** Where an element of the page begins and ends in the text. */
interface Element {
  readonly start: number
  readonly end: number
  readonly name: 'p' | 'h2'
}

/** The text of a document as Taguette has it: a page whose characters are the text, and places in bytes. */
export interface TaguetteText {
  /** What Taguette counts: as long as the text in UTF-16 units. */
  readonly text: string
  /** The page, or the part of it that holds a range of UTF-16 units. */
  html(range?: Range): string
  /** UTF-8 bytes of the text before an offset in UTF-16 units. */
  byteAt(offset: number): number
}

export function taguetteText({
  text: original,
  blocks,
}: Pick<ExportDocument, 'text' | 'blocks'>): TaguetteText {
  const text = original.replaceAll(allNotInTaguette, '\ufffd').toWellFormed()
  const elements = elementsOf(text, blocks)
  const bytes = bytesBefore(text)
  return {
    text,
    html: (range = [0, text.length]) => htmlOf(text, elements, range),
    byteAt: (offset) => countAt(bytes, offset),
  }
}

/** White space at the top is in the first element: a parser drops it before any. */
function elementsOf(text: string, blocks: ExportDocument['blocks']): Element[] {
  const elements = blocks
    .filter(({ start, end }) => start < end)
    .map(({ start, end, kind }): Element => ({ start, end, name: kind === 'heading' ? 'h2' : 'p' }))
  const [first, ...others] = elements
  if (first === undefined) return text === '' ? [] : [{ start: 0, end: text.length, name: 'p' }]
  return [{ ...first, start: 0 }, ...others]
}

function htmlOf(text: string, elements: readonly Element[], [from, to]: Range): string {
  const parts: string[] = []
  let done = from
  for (let index = firstAfter(elements, from); index < elements.length; index++) {
    const element = elements[index]
    if (element === undefined || element.start >= to) break
    const start = Math.max(element.start, from)
    const end = Math.min(element.end, to)
    const lines = escaped(text.slice(start, end)).replaceAll('\n', '<br>\n')
    parts.push(escaped(text.slice(done, start)), `<${element.name}>${lines}</${element.name}>`)
    done = end
  }
  return [...parts, escaped(text.slice(done, to))].join('')
}

/** Index of the first element that ends after an offset. */
function firstAfter(elements: readonly Element[], offset: number): number {
  let low = 0
  let high = elements.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((elements[middle]?.end ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}

/** As Taguette writes it: it refuses a page that its own cleaning would change, as by another spelling. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function bytesBefore(text: string): Uint32Array {
  const bytes = new Uint32Array(text.length + 1)
  let count = 0
  for (let offset = 0; offset < text.length; ) {
    const codePoint = text.codePointAt(offset) ?? 0
    const units = codePoint > 0xffff ? 2 : 1
    count += utf8Length(codePoint)
    offset += units
    bytes[offset] = count
  }
  return bytes
}
