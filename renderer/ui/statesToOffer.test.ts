import { expect, test } from 'vitest'
import { statesToOffer } from './statesToOffer.ts'

const none = { exact: 0, shifted: 0, edited: 0, ambiguous: 0, orphan: 0 }
const counts = { ...none, exact: 2, edited: 1 }

test('states that anything stands in are offered, in their order', () => {
  expect(statesToOffer(counts, null)).toEqual(['exact', 'edited'])
  expect(statesToOffer({ ...none, orphan: 1 }, null)).toEqual(['orphan'])
})

test('where all are exact there is nothing to choose', () => {
  expect(statesToOffer({ ...none, exact: 3 }, null)).toEqual([])
  expect(statesToOffer(none, null)).toEqual([])
})

test('the one that is shown alone can be left, even empty', () => {
  expect(statesToOffer({ ...none, exact: 3 }, 'edited')).toEqual(['exact', 'edited'])
  expect(statesToOffer({ ...none, exact: 3 }, 'exact')).toEqual(['exact'])
})
