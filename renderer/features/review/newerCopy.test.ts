import { expect, test } from 'vitest'
import type { DocumentSummary } from '../../../core/api/shapes.ts'
import { looksLikeCopy, nameLikeness } from './newerCopy.ts'

const document: DocumentSummary = {
  id: 'a',
  title: 'A small navy and a large alliance',
  language: null,
  metadata: {},
  revisions: [
    {
      id: 'r',
      revision: 1,
      characters: 1,
      sha256: '',
      textSha256: '',
      capturedAt: '2026-03-01T09:30:00.000Z',
      originalName: 'navy-article.html',
      mediaType: 'text/html',
      encoding: null,
      extractor: 'html',
      extractorVersion: '1',
      report: [],
    },
  ],
  highlights: 0,
  notes: 0,
  createdAt: '2026-03-01T09:30:00.000Z',
  deletedAt: null,
}

test.each([
  'navy-article.html',
  'navy-article (2).html',
  'navy article v3 final.txt',
  'A small navy and a large alliance.html',
  'A small navy and a large alliance - copy.html',
])('%s looks like a newer copy', (name) => {
  expect(looksLikeCopy(name, document)).toBe(true)
})

test.each(['minutes.txt', 'A large budget.html', '2026.html', '.html'])('%s does not', (name) => {
  expect(looksLikeCopy(name, document)).toBe(false)
})

test('the same name is surest', () => {
  expect(nameLikeness('navy-article.html', document)).toBe(1)
})
