import { AlignmentType, BorderStyle, type IStylesOptions, LevelFormat, LineRuleType } from 'docx'
import type { ListNumbering } from './wordBlocks.ts'

/** `level` from 0: LibreOffice takes no paragraph for a heading that has no place in the outline. */
function heading(level: number, size: number, before: number) {
  const spacing = { before, after: 100, line: 264, lineRule: LineRuleType.AUTO }
  const paragraph = { keepNext: true, outlineLevel: level, spacing }
  return { run: { size, color: '1C1A17' }, paragraph }
}

/** Sizes in half points, lengths in twentieths of one. */
export const wordStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Georgia', size: 22 },
      paragraph: { spacing: { after: 140, line: 300, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(0, 36, 240),
    heading2: heading(1, 28, 360),
    heading3: heading(2, 24, 240),
    // Those of notes: all of a size, for words below them are no larger.
    heading4: heading(3, 22, 160),
    heading5: heading(4, 22, 160),
    heading6: heading(5, 22, 160),
  },
  paragraphStyles: [
    {
      id: 'FootnoteText',
      name: 'footnote text',
      basedOn: 'Normal',
      run: { size: 17 },
      paragraph: { spacing: { after: 20, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: {
        indent: { left: 360, right: 360 },
        spacing: { before: 160, after: 80 },
        border: { left: { style: BorderStyle.SINGLE, size: 12, space: 10, color: 'A3281C' } },
      },
    },
    {
      id: 'Fact',
      name: 'Fact',
      basedOn: 'Normal',
      run: { size: 18, color: '4F4B45' },
      paragraph: { spacing: { after: 20, line: 250, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'Code',
      name: 'Code',
      basedOn: 'Normal',
      run: { font: 'Consolas', size: 19 },
    },
  ],
}

/** One definition per numbered list, so that each begins where its source says. */
export function createListNumbering() {
  const starts: number[] = []
  const numbering: ListNumbering = {
    next(start) {
      starts.push(start)
      return { reference: `list-${starts.length}`, instance: starts.length }
    },
  }
  return {
    numbering,
    config: () =>
      starts.map((start, index) => ({
        reference: `list-${index + 1}`,
        levels: levelsFrom(start),
      })),
  }
}

function levelsFrom(start: number) {
  return Array.from({ length: 9 }, (_, level) => ({
    level,
    start,
    format: LevelFormat.DECIMAL,
    text: `%${level + 1}.`,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 360 * (level + 2), hanging: 360 } } },
  }))
}
