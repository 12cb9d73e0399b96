import type { CslItem } from '../model/source.ts'
import { doiOf, nameOf } from './bibliographicName.ts'
import { cslDateOf } from './cslDate.ts'

/** The values of each tag of a record, in the order of the file. */
type RisRecord = Map<string, string[]>

const TAGGED = /^([A-Z][A-Z0-9]) {1,2}-(?:\s+(.*))?$/

const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ABST: 'article-journal',
    BILL: 'bill',
    BLOG: 'post-weblog',
    BOOK: 'book',
    CASE: 'legal_case',
    CHAP: 'chapter',
    COMP: 'software',
    CONF: 'paper-conference',
    CPAPER: 'paper-conference',
    DATA: 'dataset',
    DICT: 'entry-dictionary',
    EBOOK: 'book',
    ECHAP: 'chapter',
    EDBOOK: 'book',
    EJOUR: 'article-journal',
    ELEC: 'webpage',
    ENCYC: 'entry-encyclopedia',
    HEAR: 'hearing',
    INPR: 'article-journal',
    JFULL: 'periodical',
    JOUR: 'article-journal',
    MAP: 'map',
    MGZN: 'article-magazine',
    MPCT: 'motion_picture',
    MUSIC: 'musical_score',
    NEWS: 'article-newspaper',
    PAMP: 'pamphlet',
    PAT: 'patent',
    PCOMM: 'personal_communication',
    RPRT: 'report',
    SLIDE: 'speech',
    SOUND: 'song',
    STAND: 'standard',
    STAT: 'legislation',
    THES: 'thesis',
    UNPB: 'manuscript',
    VIDEO: 'motion_picture',
  }),
)

/** Which tags may give a field, the best first; only the first value of the first tag counts. */
const texts: readonly (readonly [field: string, tags: readonly string[]])[] = [
  ['id', ['ID']],
  ['title', ['TI', 'T1', 'CT']],
  ['container-title', ['JF', 'T2', 'BT', 'JO']],
  ['container-title-short', ['JA', 'J2', 'J1']],
  ['collection-title', ['T3']],
  ['publisher', ['PB']],
  ['publisher-place', ['CY', 'PP']],
  ['volume', ['VL']],
  ['issue', ['IS']],
  ['edition', ['ET']],
  ['URL', ['UR']],
  ['language', ['LA']],
  ['abstract', ['AB', 'N2']],
  ['archive', ['DB']],
  ['call-number', ['CN']],
  ['shortTitle', ['ST']],
]

const names: readonly (readonly [field: string, tags: readonly string[]])[] = [
  ['author', ['AU', 'A1']],
  ['editor', ['A2', 'ED']],
  ['collection-editor', ['A3']],
  ['translator', ['A4']],
]

/** Tags that are read below; whatever is in none of these lists is kept as it is, under `custom`. */
const others = ['TY', 'ER', 'SP', 'EP', 'PY', 'Y1', 'DA', 'Y2', 'SN', 'DO', 'M3', 'KW', 'N1']
const known = new Set([...texts, ...names].flatMap(([, tags]) => tags).concat(others))

/**
 * The records of a RIS file (https://en.wikipedia.org/wiki/RIS_(file_format)), as CSL-JSON; tags without a
 * field there are kept under `custom.ris`. Lines without a tag belong to the line before them; none where
 * no line has a tag.
 */
export function readRis(text: string): CslItem[] {
  return recordsOf(text).map(itemOf)
}

function recordsOf(text: string): RisRecord[] {
  const records: RisRecord[] = []
  let record: RisRecord | null = null
  for (const { tag, value } of taggedValues(text)) {
    // Some programs leave the end of a record out: a type after other tags begins the next one.
    const isNext = tag === 'TY' && record !== null && [...record.keys()].some((key) => key !== 'TY')
    if (record === null || isNext) {
      record = new Map()
      if (tag !== 'ER') records.push(record)
    }
    const values = record.get(tag)
    if (values === undefined) record.set(tag, [value])
    else values.push(value)
    if (tag === 'ER') record = null
  }
  return records
}

interface TaggedValue {
  readonly tag: string
  readonly value: string
}

function taggedValues(text: string): TaggedValue[] {
  const found: { tag: string; lines: string[] }[] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, tag, value = ''] = TAGGED.exec(line.trim()) ?? []
    if (tag === undefined) found.at(-1)?.lines.push(line.trim())
    else found.push({ tag, lines: [value] })
  }
  return found.map(({ tag, lines }) => ({ tag, value: lines.join(' ').trim() }))
}

function itemOf(record: RisRecord): CslItem {
  const all = (...tags: readonly string[]): string[] =>
    tags.flatMap((tag) => record.get(tag) ?? []).filter((value) => value !== '')
  const first = (...tags: readonly string[]): string | null => all(...tags)[0] ?? null
  // A type that says nothing (GEN) must not replace what is known.
  const type = types.get(first('TY') ?? '') ?? null
  const fields: readonly (readonly [string, unknown])[] = [
    ['type', type],
    ...texts.map(([field, tags]) => [field, first(...tags)] as const),
    ...names.map(([field, tags]) => [field, namesOf(all(...tags))] as const),
    ['issued', issuedOf(all('PY', 'Y1', 'DA'))],
    ['accessed', dateOf(first('Y2') ?? '')],
    ['page', pagesOf(first('SP'), first('EP'))],
    [isBook(type) ? 'ISBN' : 'ISSN', first('SN')],
    ['DOI', [...all('DO', 'M3'), ...all('UR', 'N1')].map(doiOf).find((doi) => doi !== null)],
    ['keyword', all('KW').join('; ')],
    ['note', all('N1').join('\n')],
    ['custom', customOf(record)],
  ]
  return Object.fromEntries(
    fields.filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )
}

function namesOf(texts: readonly string[]) {
  return texts.length === 0 ? null : texts.map(nameOf)
}

function isBook(type: string | null): boolean {
  return type !== null && ['book', 'chapter', 'paper-conference', 'report', 'thesis'].includes(type)
}

function pagesOf(first: string | null, last: string | null): string | null {
  if (first === null || last === null || first === last || first.includes('-')) return first ?? last
  return `${first}-${last}`
}

/** The date that says most. */
function issuedOf(texts: readonly string[]) {
  const dates = texts.map(dateOf).filter((date) => date !== null)
  const partsOf = (date: (typeof dates)[number]) =>
    'date-parts' in date ? date['date-parts'][0].length : 0
  return dates.reduce<(typeof dates)[number] | null>(
    (best, date) => (best === null || partsOf(date) > partsOf(best) ? date : best),
    null,
  )
}

/** "2001/09/01/other": the parts may be empty, and zero stands for an unknown one. */
function dateOf(text: string) {
  const [, year, month = '', day = '', season = ''] =
    /^(\d{4})(?:\/(\d{0,2}))?(?:\/(\d{0,2}))?(?:\/(.*))?$/.exec(text.trim()) ?? []
  if (year === undefined) return /[^/\s]/.test(text) ? cslDateOf(text) : null
  const parts = [year, month, day]
  const length = parts.findIndex((part) => part === '' || Number(part) === 0)
  const date = cslDateOf(parts.slice(0, length === -1 ? 3 : length).join('-'))
  return date !== null && length === 1 && season !== '' ? { raw: text.trim() } : date
}

function customOf(record: RisRecord) {
  const kept = [...record].filter(([tag]) => !known.has(tag))
  return kept.length === 0 ? null : { ris: Object.fromEntries(kept) }
}
