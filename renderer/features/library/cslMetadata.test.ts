import { expect, test } from 'vitest'
import { metadataWith, textsOf } from './cslMetadata.ts'

const metadata = {
  author: [{ family: 'Arkwright', given: 'Tamsin' }, { literal: 'Ministry of Ōhau' }],
  'container-title': 'The Harbour Quarterly',
  issued: { 'date-parts': [[2026, 3, 14]] },
  URL: 'https://example.org/navy',
  accessed: { 'date-parts': [[2026, 3, 20]] },
  DOI: '10.1/xyz',
  license: 'CC BY 4.0',
  ISSN: '1234-5678',
}

test('metadata is shown as texts', () => {
  expect(textsOf(metadata)).toEqual({
    authors: 'Arkwright, Tamsin; Ministry of Ōhau',
    container: 'The Harbour Quarterly',
    publisher: '',
    issued: '2026-03-14',
    accessed: '2026-03-20',
    url: 'https://example.org/navy',
    doi: '10.1/xyz',
    licence: 'CC BY 4.0',
  })
})

test('texts that were not touched change nothing', () => {
  expect(metadataWith(metadata, textsOf(metadata))).toEqual(metadata)
})

test('what was written goes in, what was emptied goes out, the rest stays', () => {
  const texts = {
    ...textsOf(metadata),
    authors: 'Doe, Jo',
    issued: 'spring 2026',
    url: '',
    accessed: '',
    licence: '',
  }
  expect(metadataWith(metadata, texts)).toEqual({
    author: [{ family: 'Doe', given: 'Jo' }],
    'container-title': 'The Harbour Quarterly',
    issued: { raw: 'spring 2026' },
    DOI: '10.1/xyz',
    ISSN: '1234-5678',
  })
})

test('a name keeps its suffix when another is added', () => {
  const author = [{ family: 'Doe', given: 'Jo', suffix: 'Jr' }]
  const texts = textsOf({ author })
  expect(texts.authors).toBe('Doe, Jo, Jr')
  const changed = metadataWith({ author }, { ...texts, authors: `${texts.authors}; Roe, Al` })
  expect(changed).toEqual({ author: [...author, { family: 'Roe', given: 'Al' }] })
})

test('metadata of any shape is read without harm', () => {
  const strange = { author: ['x', null, {}], issued: 7, URL: {}, publisher: null }
  expect(textsOf(strange)).toEqual({
    authors: '',
    container: '',
    publisher: '',
    issued: '',
    accessed: '',
    url: '',
    doi: '',
    licence: '',
  })
})
