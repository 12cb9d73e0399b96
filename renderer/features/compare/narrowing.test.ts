import { expect, test } from 'vitest'
import { compareVersions } from '../../../core/compare/compareVersions.ts'
import { annotation, blocked, coding, version } from '../../../core/compare/versions.fixture.ts'
import { type CitedRevision, citationText } from '../../../core/export/citation.ts'
import { quoteOf } from '../../../core/model/range.ts'
import type { Cited } from '../../app/copyCited.ts'
import { citationOf, passagesOf } from './citation.ts'
import { comparedPages } from './compareRows.ts'
import { type Difference, differencesOf, shownDifferences } from './differences.ts'
import { anything, defaultFilters, isNarrowed } from './filters.ts'
import { facingPieces } from './inlinePieces.ts'

const before = 'The first paragraph stays.\n\nThe second one has nothing to hide.'
const after = 'The first paragraph stays.\n\nThe second one has something to hide.'

const codings = [coding('claim/denial', 'Ada')]
const left = version(before, [
  annotation(before, { name: 'coded', codings, annotator: 'Ada' }, ['has nothing to hide']),
  annotation(before, { name: 'sized', annotator: 'Bo' }, ['first paragraph']),
])
const right = version(
  after,
  [
    annotation(after, { name: 'coded', codings, annotator: 'Ada' }, ['has something to hide']),
    annotation(after, { name: 'sized', annotator: 'Bo' }, ['first paragraph stays']),
  ],
  { revision: 2 },
)
const pages = comparedPages(compareVersions(left, right), blocked(before), blocked(after))
const all = differencesOf(pages)

test('a code, a person or an entity leaves its own annotations, and none of the text', () => {
  const shown = (only: Partial<typeof anything>) =>
    shownDifferences(all, { ...defaultFilters, only: { ...anything, ...only } }).map((one) =>
      one.kind === 'text' ? 'text' : one.difference.class,
    )
  expect(shown({}).sort()).toEqual(['resized', 'text', 'text-changed'])
  expect(shown({ code: 'claim' })).toEqual(['text-changed'])
  expect(shown({ code: 'clai' })).toEqual([])
  expect(shown({ annotator: 'Bo' })).toEqual(['resized'])
  expect(shown({ entity: 'nobody' })).toEqual([])
  expect(isNarrowed(defaultFilters)).toBe(false)
})

test('resized bounds are drawn where they were and where they are', () => {
  const drawing = { filters: defaultFilters, current: null }
  const pieces = facingPieces(pages, 'right', { left: 0, right: 0 }, drawing)
  const old = pieces.filter(({ isOtherBounds }) => isOtherBounds).map(({ text }) => text)
  const now = pieces.filter(({ annotations }) => annotations.length > 0).map(({ text }) => text)
  expect(old.join('')).toBe('first paragraph')
  expect(now.join('')).toBe('first paragraph stays')
})

/** As the host cites where no style is chosen. */
function plainly(one: Difference, sources: readonly CitedRevision[]): Cited {
  const places = passagesOf(pages, one).map(({ ranges }) => ranges)
  const citations = sources.map((source, side) => citationText(source, places[side] ?? []))
  return { citations: citations.map((text) => ({ text, html: text })), sources: [] }
}

test('a style cites the places of a difference on both sides, and lists their sources', () => {
  const change = all.find(({ kind }) => kind === 'text')
  if (change === undefined) throw new Error('no change')
  const places = passagesOf(pages, change)
  const words = places.map(({ ranges }, side) => quoteOf(side === 0 ? before : after, ranges))
  expect(words).toEqual(['nothing', 'something'])
  expect(places.map(({ revision }) => revision)).toEqual([1, 2])
  const cited = {
    citations: [
      { text: '(Ao, rev. 1)', html: '(<em>Ao</em>, rev. 1)' },
      { text: 'Ao, rev. 2.', html: '<em>Ao</em>, rev. 2.' },
    ],
    sources: [{ text: 'Ao. A & B.', html: 'Ao. <em>A &amp; B</em>.' }],
  }
  const { text, html } = citationOf(pages, change, cited)
  expect(text.split('\n').slice(1)).toEqual(['A: (Ao, rev. 1).', 'B: Ao, rev. 2.', 'Ao. A & B.'])
  expect(html).toMatch(
    /^<p>¶ 2 “nothing”.*<\/p><p>A: \(<em>Ao<\/em>, rev\. 1\)\.<\/p><p>B: .*<p>Ao\. <em>A &amp; B<\/em>\.<\/p>$/,
  )
})

test('a citation has both readings whole, what is said of them, and the versions', () => {
  const source = (side: typeof left): CitedRevision => ({
    title: 'Speech',
    metadata: { type: 'webpage', author: [{ family: 'Reed' }], URL: 'https://example.org/speech' },
    revision: side.revision,
    capturedAt: `2026-03-0${side.revision}T08:00:00Z`,
    blocks: side.blocks,
    pages: [],
  })
  const cited = all.map(
    (one) => citationOf(pages, one, plainly(one, [source(left), source(right)])).text,
  )
  const changed = cited.find((text) => text.includes('text changed'))
  expect(changed?.split('\n')[0]).toBe(
    '¶ 2 “has nothing to hide”] “has something to hide” B (Ada, claim/denial): text changed. The words changed.',
  )
  expect(changed).toMatch(
    /^B: Reed, “Speech”, .*example\.org.*, revision 2, ¶ 2, captured 2026-03-02\. Annotations as they are now, of everybody\.$/m,
  )
  expect(cited.some((text) => text.startsWith('¶ 2 “nothing”] “something” B'))).toBe(true)
})

test('a citation of an insertion says after which words', () => {
  const older = 'Nobody has asked for Article 5, they say.'
  const newer = 'Nobody has asked for an Article 5, they say, “for now”.'
  const [from, to] = [version(older, []), version(newer, [], { revision: 2 })]
  const both = comparedPages(compareVersions(from, to), blocked(older), blocked(newer))
  const source: CitedRevision = {
    ...{ title: 'Speech', metadata: { type: 'webpage' }, revision: 1, blocks: [], pages: [] },
    capturedAt: '2026-03-01T08:00:00Z',
  }
  const cited = differencesOf(both).map(
    (one) => citationOf(both, one, plainly(one, [source, source])).text.split('\n')[0],
  )
  expect(cited[0]).toBe('¶ 1 “Nobody has asked for”] add. “an” B')
  expect(cited[1]).toMatch(/^¶ 1 “… Article 5, they say”\] add\. “, “for now”” B$/)
})
