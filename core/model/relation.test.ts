import { expect, test } from 'vitest'
import { relationFlag, relationText } from './relation.ts'

test('a relation is flagged where it cites nothing, or nothing that has a place', () => {
  expect(relationFlag([])).toBe('none')
  expect(relationFlag([{ range: null }, { range: null }])).toBe('unplaced')
  expect(relationFlag([{ range: null }, { range: [3, 8] }])).toBeNull()
})

test('a relation reads from one end to the other, or both ways', () => {
  const said = { type: 'cooperates with', from: { label: 'New Zealand' }, to: { label: 'NATO' } }
  expect(relationText({ ...said, directed: true })).toBe('New Zealand — cooperates with → NATO')
  expect(relationText({ ...said, directed: false })).toBe('New Zealand — cooperates with — NATO')
})
