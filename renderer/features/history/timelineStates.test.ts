import { expect, test } from 'vitest'
import type { AnchorState } from '../../../core/model/anchor.ts'
import { countStates, inState } from './timelineStates.ts'

const highlight = (...states: AnchorState[]) => ({ standings: states.map((state) => ({ state })) })
const all = [
  highlight('exact', 'edited'),
  highlight('exact'),
  highlight('exact', 'orphan', 'edited'),
]

test('counts and filters go by the newest revision', () => {
  expect(countStates(all)).toEqual([
    ['exact', 1],
    ['edited', 2],
  ])
  expect(inState(all, 'edited')).toEqual([all[0], all[2]])
  expect(inState(all, 'orphan')).toEqual([])
  expect(inState(all, null)).toBe(all)
})

test('the counts add up to all there are', () => {
  expect(countStates(all).reduce((sum, [, count]) => sum + count, 0)).toBe(all.length)
})
