import { expect, test } from 'vitest'
import type { Range } from '../model/range.ts'
import type { RichText } from '../model/richText.ts'
import { affectedBy, type EvidenceContext } from './affected.ts'
import { compareVersions } from './compareVersions.ts'
import { affectedMarkdown } from './reportAffected.ts'
import { annotation, idOf, mention, version } from './versions.fixture.ts'

const before =
  'The survey asked a thousand people.\n\nPears are green in the valley.\n\nPlums stay.'
const after = 'Pears were yellow in the valley.\n\nPlums stay.'
const survey = 'The survey asked a thousand people.'

const left = version(before, [
  annotation(before, { name: 'gone', mentions: [mention('Pollsters'), mention('NATO')] }, [survey]),
  annotation(before, { name: 'pears' }, ['Pears are green']),
  annotation(before, { name: 'plums' }, ['Plums stay']),
])
const right = version(
  after,
  [
    annotation(after, { name: 'gone', state: 'orphan', quote: survey }, []),
    annotation(after, { name: 'pears', state: 'edited', anchoredBy: 'machine' }, [
      'Pears were yellow',
    ]),
    annotation(after, { name: 'plums' }, ['Plums stay']),
  ],
  { revision: 2 },
)

const said = (text: string): RichText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})
const embedding: RichText = {
  type: 'doc',
  content: [{ type: 'quoteEmbed', attrs: { highlightId: idOf('gone'), quote: survey } }],
}
const note = (name: string, content: RichText, highlight: string | null = null) => ({
  id: idOf(name),
  content,
  about: '',
  kind: highlight === null ? ('project' as const) : ('highlight' as const),
  highlightId: highlight === null ? null : idOf(highlight),
  documentId: null,
  entityId: null,
  annotator: 'Ana',
})
const entity = (label: string) => ({ id: idOf(label), label, type: 'person' })
const relation = (type: string, from: string, to: string, cites: Record<string, Range | null>) => ({
  ...{ id: idOf(type), type, directed: true, from: entity(from), to: entity(to) },
  evidence: Object.entries(cites).map(([name, range]) => ({ highlightId: idOf(name), range })),
})
const file = (name: string, at: string, highlightIds: readonly string[] | null) => ({
  ...{ id: idOf(name), name, at, highlightIds, format: 'markdown', revision: 1 },
})

const context: EvidenceContext = {
  notes: [
    note('on it', said('Who paid?'), 'gone'),
    note('embeds', embedding),
    note('quotes', said(`They say: “${survey}” Really?`)),
    note('other', said('Nothing to do with it.')),
  ],
  mentions: [
    { highlightId: idOf('gone'), entity: entity('Pollsters') },
    { highlightId: idOf('plums'), entity: entity('NATO') },
  ],
  relations: [
    relation('asked', 'Pollsters', 'NATO', { gone: null }),
    relation('paid', 'NATO', 'Pollsters', { gone: null, elsewhere: null }),
    relation('knows', 'NATO', 'Pollsters', { gone: null, plums: [18, 28] }),
    relation('grows', 'NATO', 'Pollsters', { pears: [0, 17] }),
    relation('never cited', 'NATO', 'Pollsters', {}),
  ],
  exports: [
    file('whole.md', '2026-03-02', null),
    file('early.md', '2026-02-01', null),
    file('plums.md', '2026-03-02', [idOf('plums')]),
  ],
  madeAt: new Map(['gone', 'pears', 'plums'].map((name) => [idOf(name), '2026-03-01'])),
}

test('lists what rests on words that changed or went, and nothing else', () => {
  const affected = affectedBy(compareVersions(left, right), context)
  expect(affected.counts).toEqual({ deleted: 1, doubtful: 0, changed: 1 })
  expect(affected.highlights.map(({ id, reason, after: now }) => [id, reason, now])).toEqual([
    [idOf('gone'), 'deleted', null],
    [idOf('pears'), 'changed', 'Pears were yellow'],
  ])
})

test('says which notes have the words, and how', () => {
  const [gone] = affectedBy(compareVersions(left, right), context).highlights
  expect(gone?.notes.map(({ id, how }) => [id, how])).toEqual([
    [idOf('on it'), 'on'],
    [idOf('embeds'), 'embeds'],
    [idOf('quotes'), 'quotes'],
  ])
})

test('an entity is lost only where no other passage speaks of it', () => {
  const affected = affectedBy(compareVersions(left, right), context)
  expect(affected.entities.map(({ label }) => label)).toEqual(['Pollsters'])
})

test('a relation is lost where it cites no other passage that has a place', () => {
  const { highlights, relations } = affectedBy(compareVersions(left, right), context)
  expect(highlights.map((one) => one.relations.map(({ type }) => type))).toEqual([
    ['asked', 'paid'],
    [],
  ])
  expect(relations.map(({ from, type, to }) => `${from.label} ${type} ${to.label}`)).toEqual([
    'Pollsters asked NATO',
    'NATO paid Pollsters',
  ])
  const report = affectedMarkdown(affectedBy(compareVersions(left, right), context)).join('\n')
  expect(report).toContain('- 2 relations have no other evidence')
  expect(report).toContain('- Only evidence for: Pollsters — asked → NATO')
})

test('a file has what was there when it went out', () => {
  const affected = affectedBy(compareVersions(left, right), context)
  expect(affected.exports.map(({ name }) => name)).toEqual(['whole.md'])
})
