import { expect, test } from 'vitest'
import { sourceLine } from './sourceLine.ts'

test('says who, where and when, a paper that publishes itself once', () => {
  const metadata = {
    issued: { 'date-parts': [[2026, 3, 12]] },
    publisher: 'The Terrace Review',
    'container-title': 'The Terrace Review',
    author: [{ family: 'Harcourt', given: 'Tessa' }, { literal: 'Staff' }],
    abstract: 'not said',
  }
  expect(sourceLine(metadata)).toBe('Tessa Harcourt; Staff, The Terrace Review, 2026-03-12')
  expect(sourceLine({ type: 'book' })).toBe('')
})
