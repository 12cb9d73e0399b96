import { expect, test } from 'vitest'
import { compareVersions } from '../../../core/compare/compareVersions.ts'
import { annotation, blocked, coding, version } from '../../../core/compare/versions.fixture.ts'
import { citationOf } from './citation.ts'
import { comparedPages } from './compareRows.ts'
import { differencesOf, shownDifferences } from './differences.ts'
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

test('a citation has both readings whole, what is said of them, and the versions', () => {
  const cited = all.map((one) => citationOf(pages, one))
  const changed = cited.find((text) => text.includes('text changed'))
  expect(changed?.split('\n')[0]).toBe(
    '¶ 2 “has nothing to hide”] “has something to hide” B (Ada, claim/denial): text changed. The words changed.',
  )
  expect(changed).toContain('revision 2')
  expect(cited.some((text) => text.startsWith('¶ 2 “nothing”] “something” B'))).toBe(true)
})
