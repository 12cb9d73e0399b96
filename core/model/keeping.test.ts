import { expect, test } from 'vitest'
import { keepingOf, keepings, pageExtractors } from './keeping.ts'

test('an extractor of web pages says how much of the page it kept, any other nothing', () => {
  for (const keeping of keepings) expect(keepingOf(pageExtractors[keeping])).toBe(keeping)
  expect(keepingOf('variorum/mhtml')).toBeNull()
})
