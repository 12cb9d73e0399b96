import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cslTypes } from '../../core/bibliography/cslFields.ts'
import { readBibliography } from '../../core/bibliography/readBibliography.ts'
import { runExport } from '../../core/export/exportFormats.ts'
import type { CslItem } from '../../core/model/source.ts'
import {
  arbitraryMetadata,
  arbitraryTitle,
  citedDocument,
} from '../../services/exporters/citing/citing.fixture.ts'
import { cslItemsSchema } from './cslItemSchema.ts'
import { tortureProject } from './tortureProject.ts'

const fixtures = new URL('../fixtures/', import.meta.url)
// It says `string or number` in one list, which strict mode does not take.
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
const validate = ajv.compile(cslItemsSchema)

/** What the schema says against an export of these documents; null when nothing. */
function refused(documents: ReturnType<typeof citedDocument>[]): string | null {
  const { text } = runExport('csljson', { ...tortureProject(), documents })
  return validate(JSON.parse(text)) ? null : ajv.errorsText(validate.errors)
}

const refusedFacts = (metadata: CslItem) => refused([citedDocument('A title', metadata)])

test('the checker refuses what is no item', () => {
  expect(validate([{ id: 'a', type: 'book', license: 'CC0' }])).toBe(false)
  expect(validate([{ id: 'a', type: 'no such type' }])).toBe(false)
  expect(validate([{ id: 'a', type: 'book', issued: '2020' }])).toBe(false)
})

describe('an export is valid by the schema of its items', () => {
  test.each([...cslTypes])('of the type %s', (type) => {
    expect(refusedFacts({ type })).toBeNull()
  })

  test.each<[string, CslItem]>([
    ['no facts at all', {}],
    ['a type that is none', { type: 'blog' }],
    ['a name in one piece', { author: [{ literal: 'Ministry of Foreign Affairs' }] }],
    [
      'a name with particles and a suffix',
      {
        author: [
          { family: 'Gogh', given: 'Vincent', 'non-dropping-particle': 'van' },
          { family: 'King', given: 'Martin Luther', suffix: 'Jr.', 'comma-suffix': true },
        ],
      },
    ],
    ['a name that is a text', { author: 'Harcourt, Tessa' }],
    ['a name with what no name has', { author: [{ family: 'Li', orcid: '0000' }] }],
    ['names that are none', { author: [null, 7], editor: [] }],
    ['a year alone', { issued: { 'date-parts': [[1999]] } }],
    [
      'a span of days',
      {
        issued: {
          'date-parts': [
            [2020, 1, 2],
            ['2020', '3'],
          ],
        },
      },
    ],
    ['a year before the common era', { issued: { 'date-parts': [[-44, 3, 15]] } }],
    ['a season, perhaps', { issued: { 'date-parts': [[2020]], season: 2, circa: true } }],
    ['a date as found', { issued: { raw: '3. Marz 2020' } }],
    ['a date that is a text', { issued: '2020-03-12', accessed: '2020~' }],
    ['a date without parts', { issued: { 'date-parts': [] }, accessed: { 'date-parts': [[]] } }],
    ['a date of four parts', { issued: { 'date-parts': [[2020, 3, 12, 9]] } }],
    ['a date of EDTF', { issued: { edtf: '2020-03-12' } }],
    ['a number that is a truth', { volume: true, page: 7, issue: 'Special' }],
    ['a text that is a number', { publisher: 1984, DOI: null }],
    ['what only later versions have', { 'translated-title': 'Ships', ISMN: '979-0' }],
    ['facts of its own', { license: 'CC BY 4.0', custom: { mine: [1] }, categories: ['a'] }],
    ['a custom that is no object', { custom: 'a' }],
    ['a citation key', { id: 'harcourt2026', 'citation-key': 'harcourt2026' }],
  ])('of %s', (_, metadata) => {
    expect(refusedFacts(metadata)).toBeNull()
  })

  test('of any facts', () => {
    fc.assert(
      fc.property(arbitraryTitle, arbitraryMetadata, (title, metadata) => {
        expect(refused([citedDocument(title, metadata), citedDocument(title, metadata)])).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  test('of all that the programs of others have brought in', () => {
    const folder = new URL('bibliography/', fixtures)
    const files = readdirSync(folder).filter((name) => /\.(?:ris|bib)$/.test(name))
    const documents = files
      .flatMap((name) => readBibliography(readFileSync(new URL(name, folder), 'utf8')).items)
      .map((item) => citedDocument('A title', item))
    expect(documents.length).toBeGreaterThan(files.length - 1)
    expect(refused(documents)).toBeNull()
  })

  test('of the project that has everything', () => {
    const input = tortureProject()
    expect(input.documents.length).toBeGreaterThan(0)
    expect(validate(JSON.parse(runExport('csljson', input).text))).toBe(true)
  })
})
