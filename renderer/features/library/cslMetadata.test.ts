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

test('the name of an organisation stays whole, whatever signs are in it', () => {
  const author = [
    { literal: 'Ministry of Foreign Affairs, New Zealand' },
    { literal: 'Fish; "Chips", Inc.' },
  ]
  const texts = textsOf({ author })
  expect(texts.authors).toBe('"Ministry of Foreign Affairs, New Zealand"; "Fish; ""Chips"", Inc."')
  const added = `Roe, Al; ${texts.authors}; "Law, Order & Co"; Doe`
  expect(metadataWith({ author }, { ...texts, authors: added })['author']).toEqual([
    { family: 'Roe', given: 'Al' },
    ...author,
    { literal: 'Law, Order & Co' },
    { literal: 'Doe' },
  ])
  expect(metadataWith({}, texts)['author']).toEqual(author)
})

test('a quotation mark with no other is part of a name', () => {
  const { author } = metadataWith({}, { ...textsOf({}), authors: 'Doe "Jo; Roe, Al' })
  expect(author).toEqual([{ literal: 'Doe "Jo' }, { family: 'Roe', given: 'Al' }])
})

test('what the text of a name does not show stays when another is added', () => {
  const author = [{ family: 'Gogh', given: 'Vincent', 'non-dropping-particle': 'van' }]
  const texts = textsOf({ author })
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
