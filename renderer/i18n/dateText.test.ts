import { expect, test } from 'vitest'
import { dateText, shortDateText, timeText } from './dateText.ts'

test('dates and times are written one way, whatever the system has', () => {
  // Without a zone: the same day and hour wherever the test runs.
  const instant = '2026-03-21T14:05:09'
  expect(dateText(instant)).toBe('21 March 2026')
  expect(shortDateText(instant)).toBe('21 Mar 2026')
  expect(timeText(instant)).toBe('14:05:09')
  expect([dateText(''), shortDateText('')]).toEqual(['', ''])
})
