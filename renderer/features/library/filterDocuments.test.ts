import { expect, test } from 'vitest'
import type { DocumentSummary } from '../../../core/api/shapes.ts'
import { filterDocuments } from './filterDocuments.ts'

const document = (id: string, rest: Partial<DocumentSummary>): DocumentSummary => ({
  id,
  title: id,
  language: null,
  metadata: {},
  revisions: [],
  highlights: 0,
  notes: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
  deletedAt: null,
  ...rest,
})

const documents = [
  document('Harbour', {
    metadata: { author: [{ family: 'Porter', given: 'Ruth' }], issued: { 'date-parts': [[2021]] } },
    highlights: 2,
  }),
  document('Harbour lights', { language: 'mi', metadata: { publisher: 'The Terrace' } }),
]

const found = (words: string, state: 'all' | 'fresh' | 'annotated' = 'all') =>
  filterDocuments(documents, { words, state }).map(({ id }) => id)

test('words are sought in titles and metadata, all of them, whatever their case', () => {
  expect(found('')).toEqual(['Harbour', 'Harbour lights'])
  expect(found('LIGHTS har')).toEqual(['Harbour lights'])
  expect(found('ruth 2021')).toEqual(['Harbour'])
  expect(found('terrace mi')).toEqual(['Harbour lights'])
  expect(found('porter lights')).toEqual([])
})

test('by what has been done with them', () => {
  expect(found('harbour', 'fresh')).toEqual(['Harbour lights'])
  expect(found('', 'annotated')).toEqual(['Harbour'])
})
