import fc from 'fast-check'
import type { ExportInput } from '../../core/export/exportModel.ts'
import type { Range } from '../../core/model/range.ts'
import { splitsSurrogatePair } from '../../core/text/offsets.ts'
import { contentOfPlainText } from '../../core/text/plainText.ts'
import { makeHighlight, makeNote, tortureProject } from './tortureProject.ts'
import { tortureRelations } from './tortureRelations.ts'

/** Pieces that break a format when they are taken for syntax. */
const trap = fc.constantFrom(
  '\n',
  '\n\n',
  '\t',
  '\0',
  ' ',
  '=1+1',
  "'=",
  '@',
  '-',
  '"',
  '""',
  ',',
  ';',
  '> ',
  '# ',
  '```',
  '<b>',
  '</article>',
  '</mark>',
  '-->',
  '&lt;',
  '&#0;',
  '\\',
  '😀',
  '👩‍👩‍👧',
  'e\u0301',
  'שלום',
  '東京',
  '\u2028',
  '\u00a0',
  '\ufeff',
  ' … ',
)

/** Well-formed text with LF line ends, as every revision has it. */
export const sourceText: fc.Arbitrary<string> = fc
  .array(fc.oneof(trap, fc.string({ unit: 'binary', maxLength: 6 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((pieces) => pieces.join('').toWellFormed().replace(/\r\n?/g, '\n'))
  .filter((text) => text.length > 1)

function snapped(text: string, offset: number): number {
  return splitsSurrogatePair(text, offset) ? offset + 1 : offset
}

/** Sorted, disjoint, not touching. */
function rangesFrom(text: string, offsets: readonly number[]): Range[] {
  const points = [...new Set(offsets.map((offset) => snapped(text, offset % (text.length + 1))))]
  points.sort((left, right) => left - right)
  const ranges: Range[] = []
  for (let index = 0; index + 1 < points.length; index += 2) {
    ranges.push([points[index] ?? 0, points[index + 1] ?? 0])
  }
  return ranges
}

const offsets = fc.array(fc.nat({ max: 100_000 }), { minLength: 2, maxLength: 6 })
const waitingQuote = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .map((text) => text.toWellFormed())

/** One document of any text with any highlights, some of them without a place, with any notes. */
export const arbitraryProject: fc.Arbitrary<ExportInput> = fc
  .record({
    text: sourceText,
    places: fc.array(offsets, { maxLength: 8 }),
    waiting: fc.array(waitingQuote, { maxLength: 2 }),
    note: sourceText,
  })
  .map(({ text, places, waiting, note }) => {
    const project = tortureProject()
    const [document] = project.documents
    if (document === undefined) throw new Error('no document')
    const placed = places
      .map((place) => rangesFrom(text, place))
      .filter((ranges) => ranges.length > 0)
      .map((ranges) => makeHighlight(text, ranges, { notes: [makeNote(note)] }))
    const orphans = waiting.map((quote) => makeHighlight(text, [], { state: 'orphan', quote }))
    const { blocks, content } = contentOfPlainText(text)
    return {
      ...project,
      relations: tortureRelations(project.entities, [...placed, ...orphans]),
      documents: [
        {
          ...document,
          text,
          blocks,
          content,
          pages: [],
          annotations: [...placed, ...orphans],
          notes: [],
        },
      ],
    }
  })
