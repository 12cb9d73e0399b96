import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cslItemOf, isCslField } from './cslItem.ts'

const document = {
  id: 'd',
  title: 'Ships & tides',
  language: 'en-NZ',
  metadata: {
    type: 'article-newspaper',
    author: [{ family: 'Harcourt', given: 'Tessa' }],
    issued: { 'date-parts': [[2026, 3, 12]] },
    URL: 'https://terrace.example/tides',
    license: 'CC BY 4.0',
  },
  capturedAt: '2026-03-21T10:00:00.000Z',
}

test('a document is an item with its key, its title and the day it was captured', () => {
  expect(cslItemOf(document)).toEqual({
    id: 'd',
    type: 'article-newspaper',
    title: 'Ships & tides',
    language: 'en-NZ',
    author: [{ family: 'Harcourt', given: 'Tessa' }],
    issued: { 'date-parts': [[2026, 3, 12]] },
    accessed: { 'date-parts': [[2026, 3, 21]] },
    URL: 'https://terrace.example/tides',
    custom: { license: 'CC BY 4.0' },
  })
})

test('a key and a day of access that somebody gave stay', () => {
  const accessed = { 'date-parts': [[2025, 1, 2]] }
  const item = cslItemOf({ ...document, metadata: { id: 'harcourt2026', URL: 'x', accessed } })
  expect(item).toMatchObject({ id: 'harcourt2026', type: 'document', accessed })
})

test('nothing that was entered is missing, and no field is one that the schema refuses', () => {
  const metadata = fc.dictionary(
    fc.constantFrom('author', 'issued', 'page', 'type', 'URL', 'license', 'of mine', 'note'),
    fc.oneof(fc.string(), fc.integer(), fc.constant([{ literal: 'X' }]), fc.constant({ raw: 'y' })),
  )
  fc.assert(
    fc.property(metadata, (entered) => {
      const { custom = {}, ...item } = cslItemOf({ ...document, metadata: entered })
      for (const [name, value] of Object.entries(item)) {
        expect(name === 'id' || isCslField(name, value)).toBe(true)
      }
      for (const [name, value] of Object.entries(entered)) {
        expect({ ...item, ...Object(custom) }).toHaveProperty([name], value)
      }
    }),
  )
})
