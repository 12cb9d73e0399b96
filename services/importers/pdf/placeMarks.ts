import type { Range } from '../../../core/model/range.ts'
import type { SourceAnnotation } from '../../../core/model/source.ts'
import type { PdfBlock } from './pdfBlocks.ts'
import type { PdfMark } from './pdfMarks.ts'
import { distanceTo, rangeUnder } from './underArea.ts'

/** A block and where it begins in the text of the document. */
export interface BlockInText {
  readonly block: PdfBlock
  readonly start: number
}

/** A page's blocks and what was marked on it. */
export interface MarkedPage {
  readonly blocks: readonly BlockInText[]
  readonly marks: readonly PdfMark[]
}

/**
 * The marks of a document as annotations with their answers. A mark over words covers those under it; a
 * note written on the page is about the block beside it; on a page without text, about the whole.
 */
export function placeMarks(text: string, pages: readonly MarkedPage[]): SourceAnnotation[] {
  const all = pages.flatMap(({ marks }) => marks)
  const ids = new Set(all.map(({ id }) => id))
  return pages.flatMap(({ blocks, marks }) =>
    marks
      .filter(({ answers }) => answers === null || !ids.has(answers))
      .map((mark): SourceAnnotation => {
        const { author, created, modified } = mark.note
        const notes = [mark, ...all.filter(({ answers }) => answers === mark.id)]
          .map(({ note }) => note)
          .filter((note) => note.text !== '')
        return { author, created, modified, ranges: passageOf(text, blocks, mark), notes }
      }),
  )
}

function passageOf(text: string, blocks: readonly BlockInText[], mark: PdfMark): Range[] {
  const under = mark.coversText ? joined(text, rangesUnder(blocks, mark)) : []
  const exact =
    mark.words === null ? null : nearestTo(text, mark.words, under[0]?.[0] ?? blocks[0]?.start)
  if (mark.coversText && exact !== null) return [exact]
  if (under.length > 0) return under
  const [beside] = blocks
    .map((each) => ({
      each,
      distance: Math.min(...mark.areas.map((area) => distanceTo(each.block, area))),
    }))
    .sort((one, other) => one.distance - other.distance)
  if (beside === undefined) return []
  const { start, block } = beside.each
  return [[start, start + block.text.length]]
}

function rangesUnder(blocks: readonly BlockInText[], { areas }: PdfMark): Range[] {
  const ranges = areas.flatMap((area) =>
    blocks.flatMap(({ block, start }) => {
      const range = rangeUnder(block, area)
      return range === null ? [] : [[start + range[0], start + range[1]] satisfies Range]
    }),
  )
  return ranges.sort((one, other) => one[0] - other[0])
}

/** Lines of one passage are one range; white space at its ends belongs to no mark. */
function joined(text: string, ranges: readonly Range[]): Range[] {
  const merged: Range[] = []
  for (const [start, end] of ranges) {
    const last = merged.at(-1)
    const isNext = last !== undefined && text.slice(last[1], start).trim().length <= 1
    if (isNext) merged[merged.length - 1] = [last[0], Math.max(last[1], end)]
    else merged.push([start, end])
  }
  return merged.flatMap(([start, end]) => {
    const slice = text.slice(start, end)
    const first = start + (slice.length - slice.trimStart().length)
    const last = end - (slice.length - slice.trimEnd().length)
    return last > first ? [[first, last] satisfies Range] : []
  })
}

/** The occurrence of some words nearest to an offset, whatever white space and line ends are in them. */
function nearestTo(text: string, words: string, near = 0): Range | null {
  const bare = [...words.replaceAll(/[\s\u00ad]+/g, '')].map(escaped)
  if (bare.length === 0 || bare.length > 5000) return null
  // Only around the place: other words between would make it another passage.
  const from = Math.max(0, near - bare.length * 2 - 200)
  const until = near + bare.length * 3 + 400
  const matches = [
    ...text.slice(from, until).matchAll(new RegExp(bare.join('[\\s\\u00ad]*'), 'gu')),
  ]
  matches.sort(
    (one, other) => Math.abs(from + one.index - near) - Math.abs(from + other.index - near),
  )
  const [match] = matches
  return match === undefined ? null : [from + match.index, from + match.index + match[0].length]
}

function escaped(character: string): string {
  return /[\p{L}\p{N}]/u.test(character)
    ? character
    : character.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')
}
