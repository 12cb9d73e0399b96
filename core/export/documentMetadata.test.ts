import { expect, test } from 'vitest'
import { metadataEntries } from './documentMetadata.ts'

function lines(metadata: Record<string, unknown>): string[] {
  return metadataEntries(metadata).map(({ name, value }) => `${name}: ${value}`)
}

test('what a reader wants first comes first, the rest by name', () => {
  const metadata = { volume: 3, URL: 'https://example.org/', abstract: 'A', publisher: 'P' }
  expect(lines(metadata)).toEqual([
    'publisher: P',
    'URL: https://example.org/',
    'abstract: A',
    'volume: 3',
  ])
})

test('names and dates read as people write them', () => {
  const author = [{ given: 'Ada', family: 'Lovelace' }, { literal: 'The Agency' }, { family: 'Ng' }]
  expect(lines({ author })).toEqual(['author: Ada Lovelace; The Agency; Ng'])
  expect(lines({ issued: { 'date-parts': [[2026, 3]] } })).toEqual(['issued: 2026-03'])
  expect(lines({ issued: { 'date-parts': [['2025'], ['2026', 1, 9]] } })).toEqual([
    'issued: 2025/2026-01-09',
  ])
  expect(lines({ issued: { raw: 'spring 1998' } })).toEqual(['issued: spring 1998'])
})

test('nothing a person entered is missing, and nothing empty is shown', () => {
  const metadata = {
    custom: { a: [1] },
    empty: '',
    nothing: null,
    type: 'book',
    title: 'T',
    id: 'x',
  }
  expect(lines(metadata)).toEqual(['custom: {"a":[1]}'])
})
