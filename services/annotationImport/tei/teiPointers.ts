import type { ImportedTarget } from '../../../core/export/importedModel.ts'
import type { ImportReport } from '../../../core/export/importReport.ts'
import type { Range } from '../../../core/model/range.ts'
import { type CodePointOffsets, codePointOffsets } from '../../../core/text/offsets.ts'
import { textOf, type XmlElement } from '../../importers/xml/xmlTree.ts'

/** A text of the file and its elements that are pointed at, by their ids. */
export interface TeiText {
  readonly key: string
  readonly text: string
  readonly elements: ReadonlyMap<string, TeiElement>
  rangeOf(id: string): Range | null
}

/** An element's string value, and the same with its runs of white space as one space. */
export interface TeiElement {
  readonly value: string
  readonly words: string
  readonly offsets: CodePointOffsets
}

export function teiElement(element: XmlElement): TeiElement {
  const value = textOf(element)
  return { value, words: collapsed(value), offsets: codePointOffsets(value) }
}

/** A pointer into a text: a whole element, or some code points of its string value (TEI P5, 17.2.4). */
export interface TeiPointer {
  readonly id: string
  readonly part: { readonly offset: number; readonly length: number } | null
}

/** The pointers of a `@target`; those of other kinds are left out and counted. */
export function pointersIn(target: string | null, report: ImportReport): TeiPointer[] {
  const written = target?.trim() ? target.trim().split(/\s+/) : []
  return written.flatMap((pointer) => {
    const pointed = pointerOf(pointer)
    if (pointed === null) report.add('selector_unknown', pointer)
    return pointed ?? []
  })
}

function pointerOf(pointer: string): TeiPointer | null {
  const whole = /^#([\p{L}_][\p{L}\p{M}\p{N}._-]*)$/u.exec(pointer)
  if (whole !== null) return { id: whole[1] ?? '', part: null }
  const part = /^#string-range\(#?([^(),]+),(\d{1,9}),(\d{1,9})\)$/.exec(pointer)
  if (part === null) return null
  const [, id = '', offset, length] = part
  return { id, part: { offset: Number(offset), length: Number(length) } }
}

/** Where a pointer leads to in a text; null where there is nothing. */
export function targetOf(pointer: TeiPointer, texts: readonly TeiText[]): ImportedTarget | null {
  const own = texts.find(({ elements }) => elements.has(pointer.id))
  const element = own?.elements.get(pointer.id)
  const range = own?.rangeOf(pointer.id) ?? null
  if (own === undefined || element === undefined || range === null) return null
  const { key: source, text } = own
  const found =
    pointer.part === null
      ? { range, exact: text.slice(...range) }
      : partOf(element, pointer.part, text, range)
  if (found === null) return null
  return {
    ...{ source, textSha256: null, sourceDate: null, otherSelectors: [] },
    quote: { exact: found.exact, prefix: '', suffix: '' },
    position: found.range === null ? null : { start: found.range[0], end: found.range[1] },
  }
}

/**
 * Some code points of an element as its file has them, white space and all, in the text that was made of it.
 * The same words may stand in it several times: as many times before it there as in the file.
 */
function partOf(
  { value, words, offsets: { toUtf16 } }: TeiElement,
  { offset, length }: { readonly offset: number; readonly length: number },
  text: string,
  [start, end]: Range,
): { readonly range: Range | null; readonly exact: string } | null {
  const [from, to] = [toUtf16(offset), toUtf16(offset + length)]
  const slice = value.slice(from, to)
  const exact = collapsed(slice).replaceAll(/^ | $/g, '')
  if (exact === '') return null
  const first = from + slice.search(/[^\t\n\r ]/)
  const before = collapsed(value.slice(0, first)).length
  const within = collapsed(text.slice(start, end))
  let at = -1
  for (let count = startsBefore(before, exact, words); count >= 0; count--) {
    at = within.indexOf(exact, at + 1)
    if (at === -1) return { range: null, exact }
  }
  // One sign for one: the text has no runs of white space.
  return {
    range: [start + at, start + at + exact.length],
    exact: text.slice(start + at, start + at + exact.length),
  }
}

/** How often the words begin before a place, those included that reach beyond it. */
function startsBefore(place: number, words: string, text: string): number {
  let count = 0
  for (let at = text.indexOf(words); at !== -1 && at < place; at = text.indexOf(words, at + 1)) {
    count++
  }
  return count
}

function collapsed(text: string): string {
  return text.replaceAll(/[\t\n\r ]+/g, ' ')
}
