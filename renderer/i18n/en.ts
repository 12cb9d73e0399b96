const plural = new Intl.PluralRules('en')
const number = new Intl.NumberFormat('en')

function counted(count: number, one: string, other: string): string {
  return `${number.format(count)} ${plural.select(count) === 'one' ? one : other}`
}

/** English. Keys are area.thing; functions take what the text depends on. */
export const en = {
  'app.name': 'Variorum',
  'app.offline': 'Everything stays on this computer.',
  'screen.read': 'Read',
  'screen.compare': 'Compare',
  'screen.review': 'Review',
  'screen.entities': 'Entities',
  'screen.notes': 'Notes',
  'screen.search': 'Search',
  'count.highlights': (count: number) => counted(count, 'highlight', 'highlights'),
  'count.notes': (count: number) => counted(count, 'note', 'notes'),
  'count.revisions': (count: number) => counted(count, 'revision', 'revisions'),
} as const
