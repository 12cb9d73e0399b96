import { expect, test } from 'vitest'
import { archiveExtractor, keepingAfter, keepingOf, keepings, pageExtractors } from './keeping.ts'

test('an extractor of web pages says how much of the page it kept, any other nothing', () => {
  for (const keeping of keepings) expect(keepingOf(pageExtractors[keeping])).toBe(keeping)
  expect(keepingOf(archiveExtractor)).toBeNull()
  expect(keepingOf('variorum/docx')).toBeNull()
})

test('a newer copy has no less of its page than the one before', () => {
  for (const keeping of keepings) expect(keepingAfter(pageExtractors[keeping])).toBe(keeping)
  expect(keepingAfter(archiveExtractor)).toBe('whole')
  expect(keepingAfter('variorum/docx')).toBe('article')
})
