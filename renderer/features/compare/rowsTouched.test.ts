import { expect, test } from 'vitest'
import { compareVersions } from '../../../core/compare/compareVersions.ts'
import { annotation, blocked, version } from '../../../core/compare/versions.fixture.ts'
import { comparedPages } from './compareRows.ts'
import { differencesOf, rowsTouched } from './differences.ts'

const before = 'Pears are green.\n\nPlums stay.\n\nThe end is near.'
const after = 'Pears were yellow.\n\nPlums stay.\n\nThe end is near.'
const left = version(before, [
  annotation(before, { name: 'long' }, ['green', 'The end']),
  annotation(before, { name: 'gone' }, ['Plums']),
])
const right = version(
  after,
  [
    annotation(after, { name: 'long' }, ['yellow', 'The end']),
    annotation(after, { name: 'gone', state: 'orphan', quote: 'Plums' }, []),
  ],
  { revision: 2 },
)
const pages = comparedPages(compareVersions(left, right), blocked(before), blocked(after))

test('a chosen difference draws the rows anew that hold it, from the first to the last', () => {
  const rows = new Map(
    differencesOf(pages).map((one) => [
      one.kind === 'text' ? 'text' : one.difference.class,
      rowsTouched(pages, one),
    ]),
  )
  expect(rows.get('text')).toEqual([0, 0])
  expect(rows.get('text-changed')).toEqual([0, 2])
  expect(rows.get('lost')).toEqual([1, 1])
})
