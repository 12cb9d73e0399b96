import { counted } from '../counted.ts'

/** The search screen. */
export const search = {
  'search.words': 'Words in this project',
  'search.hint': 'All words count. "Words in a row", begin*, -without.',
  'search.empty': 'Looks through texts, notes, codes, entities and titles.',
  'search.count': (count: number, limit: number) =>
    count >= limit
      ? `The best ${counted(count, 'place', 'places')}`
      : counted(count, 'place', 'places'),
  'search.export': 'Export the highlights that have these words, in the text or in a note',
  'search.passage': 'Passage',
  'search.note': 'Note',
  'search.entity': 'Entity',
  'search.code': 'Code',
  'search.document': 'Title',
  'search.revision': (revision: number) => `revision ${revision}`,
} as const
