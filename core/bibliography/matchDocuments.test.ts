import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchDocuments } from './matchDocuments.ts'
import { changesOf, takeOver } from './takeOver.ts'

const documents = [
  { id: 'doi', title: 'Introduction', metadata: { DOI: '10.1000/ABC' } },
  { id: 'url', title: 'Introduction', metadata: { URL: 'https://www.paper.example/flood/' } },
  { id: 'title', title: '“Ships & tides”—a history', metadata: {} },
]

test.each([
  [{ DOI: 'https://doi.org/10.1000/abc', title: 'Else' }, ['doi'], 'doi'],
  [{ URL: 'https://doi.org/10.1000/abc' }, ['doi'], 'doi'],
  [{ URL: 'http://paper.example/flood?utm_source=x', title: 'Introduction' }, ['url'], 'url'],
  [{ title: 'SHIPS & TIDES: a history' }, ['title'], 'title'],
  [{ title: 'Introduction' }, ['doi', 'url'], 'title'],
  [{ title: '***' }, [], null],
  [{ title: 'Something else', DOI: 7 }, [], null],
])('%j', (item, ids, by) => {
  const [matches = []] = matchDocuments([item], documents)
  expect(matches.map(({ documentId }) => documentId)).toEqual(ids)
  expect(matches.every((match) => match.by === by)).toBe(true)
})

test('taking over says what it will change, and is done after it was done', () => {
  const before = {
    title: 'Draft',
    language: 'en',
    metadata: { publisher: 'The Paper', custom: { shelf: 1 } },
  }
  const item = {
    id: 'key',
    title: 'The flood',
    language: 'English',
    custom: { ris: { AD: ['x'] } },
  }
  expect(changesOf(before, item)).toEqual([
    { name: 'title', before: 'Draft', after: 'The flood' },
    { name: 'language', before: null, after: 'English' },
    { name: 'custom', before: '{"shelf":1}', after: '{"shelf":1,"ris":{"AD":["x"]}}' },
  ])
  expect(takeOver(before, item)).toEqual({
    title: 'The flood',
    language: 'en',
    metadata: {
      id: 'key',
      publisher: 'The Paper',
      language: 'English',
      custom: { shelf: 1, ris: { AD: ['x'] } },
    },
  })
  const field = fc.constantFrom('title', 'publisher', 'URL', 'custom', 'note')
  fc.assert(
    fc.property(fc.dictionary(field, fc.string()), (said) => {
      expect(changesOf(takeOver(before, said), said)).toEqual([])
    }),
  )
})
