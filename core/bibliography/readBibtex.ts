import type { CslItem } from '../model/source.ts'
import { doiOf } from './bibliographicName.ts'
import { bibtexNames } from './bibtexNames.ts'
import { cslDateOf } from './cslDate.ts'
import { latexText, verbatimText } from './latexText.ts'
import { type BibtexEntry, parseBibtex } from './parseBibtex.ts'

const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    article: 'article-journal',
    book: 'book',
    booklet: 'pamphlet',
    collection: 'book',
    conference: 'paper-conference',
    dataset: 'dataset',
    electronic: 'webpage',
    inbook: 'chapter',
    incollection: 'chapter',
    inproceedings: 'paper-conference',
    inreference: 'entry-encyclopedia',
    mastersthesis: 'thesis',
    mvbook: 'book',
    online: 'webpage',
    patent: 'patent',
    periodical: 'periodical',
    phdthesis: 'thesis',
    proceedings: 'book',
    report: 'report',
    software: 'software',
    techreport: 'report',
    thesis: 'thesis',
    unpublished: 'manuscript',
    www: 'webpage',
  }),
)

/** Which fields may give one of CSL, the best first. */
const texts: readonly (readonly [field: string, names: readonly string[]])[] = [
  ['container-title', ['journaltitle', 'journal', 'booktitle', 'maintitle']],
  ['container-title-short', ['shortjournal']],
  ['collection-title', ['series']],
  ['publisher', ['publisher', 'institution', 'school', 'organization']],
  ['publisher-place', ['location', 'address']],
  ['volume', ['volume']],
  ['edition', ['edition']],
  ['chapter-number', ['chapter']],
  ['genre', ['type']],
  ['ISBN', ['isbn']],
  ['ISSN', ['issn']],
  ['PMID', ['pmid']],
  ['abstract', ['abstract']],
  ['keyword', ['keywords']],
  ['language', ['langid', 'language']],
  ['note', ['note', 'annotation', 'annote']],
  ['license', ['license', 'rights', 'copyright']],
  ['shortTitle', ['shorttitle']],
  ['version', ['version']],
]

const names = ['author', 'editor', 'translator']

const dated = ['date', 'year', 'month', 'day', 'urldate']
const others = ['title', 'subtitle', 'number', 'issue', 'pages', 'doi', 'url', 'entrysubtype']
const known = new Set([...texts.flatMap(([, fields]) => fields), ...names, ...dated, ...others])

/**
 * The entries of a BibTeX or BibLaTeX file as CSL-JSON; fields without one there are kept raw under
 * `custom.bibtex`.
 * @throws AppError invalid_input with the line where an entry cannot be read
 */
export function readBibtex(text: string): CslItem[] {
  return parseBibtex(text).map(itemOf)
}

function itemOf({ type, key, fields }: BibtexEntry): CslItem {
  const read = (...from: readonly string[]): string =>
    from.map((name) => latexText(fields.get(name) ?? '')).find((text) => text !== '') ?? ''
  const raw = (name: string): string => (fields.get(name) ?? '').trim()
  const verbatim = (name: string): string => verbatimText(raw(name))
  const subtitle = read('subtitle')
  const entries: readonly (readonly [string, unknown])[] = [
    ['id', key],
    ['type', typeOf(type, raw('entrysubtype'))],
    ['title', subtitle === '' ? read('title') : `${read('title')}: ${subtitle}`],
    ...texts.map(([field, from]) => [field, read(...from)] as const),
    ...names.map((name) => [name, bibtexNames(raw(name))] as const),
    ...numberOf(type, read('number'), read('issue')),
    ['issued', issuedOf(read)],
    ['accessed', cslDateOf(raw('urldate'))],
    ['page', read('pages').replaceAll(/\s*[–—]+\s*/g, '-')],
    ['DOI', doiOf(verbatim('doi')) ?? doiOf(verbatim('url'))],
    ['URL', verbatim('url')],
    ['custom', customOf(fields)],
  ]
  return Object.fromEntries(entries.filter(([, value]) => !isNothing(value)))
}

function isNothing(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** None for `misc` and its like: it says nothing, and must not replace what is known. */
function typeOf(type: string, subtype: string): string | null {
  if (type === 'article' && subtype === 'newspaper') return 'article-newspaper'
  if (type === 'article' && subtype === 'magazine') return 'article-magazine'
  return types.get(type) ?? null
}

/** `number` is the issue of a journal, the place in a series of a book, else the number of the thing itself. */
function numberOf(type: string, number: string, issue: string): (readonly [string, string])[] {
  if (['article', 'periodical'].includes(type)) return [['issue', number || issue]]
  const isInSeries = ['book', 'inbook', 'incollection', 'proceedings', 'inproceedings']
  return [
    [isInSeries.includes(type) ? 'collection-number' : 'number', number],
    ['issue', issue],
  ]
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

function issuedOf(read: (...names: readonly string[]) => string) {
  // Of a range the beginning: a source has one date.
  const date = cslDateOf(read('date').split('/')[0] ?? '')
  const year = read('year')
  if ((date !== null && 'date-parts' in date) || year === '') return date
  const month = monthOf(read('month'))
  if (!/^\d{4}$/.test(year) || month === null) return cslDateOf(year)
  const day = read('day')
  return cslDateOf([year, month, ...(/^\d{1,2}$/.test(day) ? [day] : [])].join('-'))
}

function monthOf(text: string): string | null {
  if (/^\d{1,2}$/.test(text)) return text
  const index = monthNames.indexOf(text.slice(0, 3).toLowerCase())
  return index === -1 ? null : String(index + 1)
}

function customOf(fields: ReadonlyMap<string, string>) {
  const kept = [...fields].filter(([name]) => !known.has(name))
  return kept.length === 0 ? null : { bibtex: Object.fromEntries(kept) }
}
