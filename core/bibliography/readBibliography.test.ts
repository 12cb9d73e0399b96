import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../model/error.ts'
import { cslItemOf } from './cslItem.ts'
import { readBibliography } from './readBibliography.ts'

const fixtures = new URL('../../tests/fixtures/bibliography/', import.meta.url)

function readFixture(name: string) {
  return readBibliography(readFileSync(new URL(name, fixtures), 'utf8')).items
}

describe('RIS', () => {
  test('of a journal, with a date in several tags', () => {
    expect(readFixture('jabref-RisImporterTestDate1.2.ris')).toEqual([
      {
        type: 'article-journal',
        title:
          'Hydration forces between silica surfaces: Experimental data and predictions from different theories',
        author: [
          { family: 'Valle-Delgado', given: 'J. J.' },
          { family: 'Molina-Bolívar', given: 'J. A.' },
          { family: 'Galisteo-González', given: 'F.' },
          { family: 'Gálvez-Ruiz', given: 'M. J.' },
          { family: 'Feiler', given: 'A.' },
          { family: 'Rutland', given: 'M. W.' },
        ],
        'container-title': 'The Journal of Chemical Physics',
        publisher: 'American Institute of Physics',
        issued: { 'date-parts': [[2005, 7, 15]] },
        accessed: { 'date-parts': [[2019, 3, 28]] },
        volume: '123',
        issue: '3',
        page: '034708',
        ISSN: '0021-9606',
        DOI: '10.1063/1.1954747',
        URL: 'https://doi.org/10.1063/1.1954747',
        note: 'doi: 10.1063/1.1954747',
      },
    ])
  })

  test('keeps what CSL has no field for', () => {
    const [item] = readFixture('jabref-RisImporterTestScopus.ris')
    expect(item).toMatchObject({
      title: expect.stringContaining('spheroidal inclusions: A geometrical'),
      page: '2309-2327',
      archive: 'Scopus',
      keyword: 'Composite; Inclusions; Statistical distribution; Transverse isotropy',
      custom: { ris: { AD: expect.arrayContaining([expect.stringContaining('Calgary')]) } },
    })
  })

  test('without a type, without an end, with tags that are empty', () => {
    const [untyped] = readFixture('jabref-RisImporterCorrupted.ris')
    expect(untyped).not.toHaveProperty('type')
    expect([untyped]).toMatchObject([{ page: '193-194', issued: { 'date-parts': [[2001, 9, 1]] } }])
    const two = 'TY  - BOOK\r\nTI  - One\r\nPY  - 2001///\r\nTY  - NEWS\r\nTI  - Two\r\nPY  - \r\n'
    expect(readBibliography(two).items).toEqual([
      { type: 'book', title: 'One', issued: { 'date-parts': [[2001]] } },
      { type: 'article-newspaper', title: 'Two' },
    ])
  })
})

describe('BibTeX', () => {
  test('with macros, accents, names of every form and fields of somebody’s own', () => {
    const source = String.raw`
      Anything before is a comment. @comment{ @book{no, title = {no}} }
      @string{jcp = "J. Chem. " # {Phys.}}
      @Article{mueller2020,
        author = {M{\"u}ller, J{\'o}zsef and Jan van der Berg and {World Health Organization} and others},
        title = {{\'E}tudes on {DNA} -- a ${'``'}study'' of \emph{things} \& co},
        journal = jcp, volume = 12, number = {3}, pages = {1--9},
        year = 2020, month = mar, day = 4,
        doi = {https://doi.org/10.1000/182}, owner = {me, myself},
      }
      @online(page, title = "A {"}page{"}", url = {https://a.example/x_y}, urldate = {2021-02-03})`
    expect(readBibliography(source)).toEqual({
      format: 'bibtex',
      items: [
        {
          id: 'mueller2020',
          type: 'article-journal',
          title: 'Études on DNA – a “study” of things & co',
          author: [
            { family: 'Müller', given: 'József' },
            { family: 'van der Berg', given: 'Jan' },
            { literal: 'World Health Organization' },
            { literal: 'et al.' },
          ],
          'container-title': 'J. Chem. Phys.',
          volume: '12',
          issue: '3',
          page: '1-9',
          issued: { 'date-parts': [[2020, 3, 4]] },
          DOI: '10.1000/182',
          custom: { bibtex: { owner: 'me, myself' } },
        },
        {
          id: 'page',
          type: 'webpage',
          title: 'A "page"',
          URL: 'https://a.example/x_y',
          accessed: { 'date-parts': [[2021, 2, 3]] },
        },
      ],
    })
  })

  test.each([
    ['https://a.example/~porter/a--b', 'https://a.example/~porter/a--b'],
    [
      String.raw`\url{https://a.example/\~{}porter?a=1\&b=50\%25}`,
      'https://a.example/~porter?a=1&b=50%25',
    ],
    [String.raw`https://a.example/{\textasciitilde}x\_y`, 'https://a.example/~x_y'],
  ])('leaves an address what it is: %s', (written, url) => {
    const source = `@misc{a, url = {${written}}, doi = {10.1000/a\\_b--c}}`
    expect(readBibliography(source).items).toEqual([{ id: 'a', URL: url, DOI: '10.1000/a_b--c' }])
  })

  test('as another program writes it', () => {
    const [item] = readFixture('jabref-EndnoteXmlImporterTestArticle.bib')
    expect(item).toMatchObject({
      author: [
        { family: 'Ahmad', given: 'AS' },
        { family: 'Ormiston-Smith' },
        { family: 'Sasieni' },
      ],
      'container-title': 'Br J Cancer',
      issued: { 'date-parts': [[2015]] },
      page: '943-7',
      DOI: '10.1038/bjc.2014.606',
    })
  })

  test.each([
    ['@book{a, title = {never closed', 1],
    ['\n\n@book{a, title = "never closed', 3],
    ['@book{a, title {x}}', 1],
    ['@book{a,\n title = ,}', 2],
    ['@book{a, title = {x} year = 1}', 1],
    [`@book{a, title = ${'{'.repeat(100_000)}`, 1],
  ])('says the line where it cannot be read: %.40s', (source, line) => {
    const error = refusalOf(source)
    expect(error).toMatchObject({ code: 'invalid_input', details: { line } })
    expect(error?.message).toContain(`line ${line}`)
  })
})

describe('CSL-JSON', () => {
  const document = {
    id: 'd',
    title: 'Ships & tides',
    language: 'en',
    capturedAt: '2026-03-21T10:00:00.000Z',
    metadata: {
      type: 'report',
      author: [{ literal: 'Somebody' }],
      license: 'CC BY 4.0',
      issued: { raw: 'spring 2026' },
      custom: { shelf: 7 },
    },
  }

  test('what goes out comes back', () => {
    const { title, language, metadata, id } = document
    const written = JSON.stringify([cslItemOf(document)])
    expect(readBibliography(written).items).toEqual([{ ...metadata, id, title, language }])
  })

  test('one item, and items of a library', () => {
    expect(readBibliography('{"id":7,"title":"One","issued":"2020-05"}').items).toEqual([
      { id: '7', title: 'One', issued: { 'date-parts': [[2020, 5]] } },
    ])
    expect(readBibliography('{"items":[{"DOI":"10.1000/1"}]}').items).toHaveLength(1)
  })

  test.each(['[1,2]', '[]', '{"a":1}', '[{"title":"x"},null]', '{"title"', `${'['.repeat(9999)}`])(
    'refuses %.20s',
    (source) => {
      expect(['invalid_input', 'too_large']).toContain(refusalOf(source)?.code)
    },
  )
})

test('words that every object of JavaScript knows mean nothing', () => {
  const bib = String.raw`@constructor{toString, title = {A \valueOf{} b}, __proto__ = {c}}`
  expect(readBibliography(bib).items).toEqual([
    { id: 'toString', title: 'A b', custom: { bibtex: { ['__proto__']: 'c' } } },
  ])
  const ris = 'TY  - constructor\nTI  - A\nER  - \n'
  expect(readBibliography(ris).items).toEqual([{ title: 'A' }])
})

test.each(['', 'Dear all, see you@home.', '\0\0\0', 'TY: JOUR', '%0 Journal Article'])(
  'what is no bibliography is refused: %j',
  (source) => {
    expect(refusalOf(source)).toMatchObject({ code: 'invalid_input' })
  },
)

test('whatever is read, it is records or one coded error, and soon', () => {
  const part = fc.constantFrom(
    ...['@article{', '@string(', 'a = ', '{', '}', '"', ',', '#', '\\"{', "\\'", ' and ', '--'],
    ...['TY  - JOUR\n', 'ER  - \n', 'AU  - ', 'PY  - 2001///x', '\n', '[', '{"title":', ']', '\0'],
  )
  const source = fc.array(fc.oneof(part, fc.string({ unit: 'binary' })), { maxLength: 60 })
  fc.assert(
    fc.property(source, (parts) => {
      const text = parts.join('')
      const error = refusalOf(text)
      if (error !== null) expect(['invalid_input', 'too_large']).toContain(error.code)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['names', `@book{a, author = {${'x and '.repeat(200_000)}}}`],
  [
    'white space',
    `@book{a, author = {x${' '.repeat(500_000)}y}, title = {\\'${' '.repeat(500_000)}}}`,
  ],
  ['dashes', `@book{a, pages = {${'-'.repeat(300_000)}}}`],
  ['lines', `TY  - JOUR\nAB  - x\n${'more of it\n'.repeat(200_000)}`],
  ['at signs', `${'@a '.repeat(200_000)}@book{a, title = {x}}`],
])('takes little time for many %s', (_name, source) => {
  const begin = performance.now()
  expect(readBibliography(source).items).toHaveLength(1)
  // A tenth of it here; what grows with the square of the length takes minutes.
  expect(performance.now() - begin).toBeLessThan(10_000)
})

function refusalOf(source: string): AppError | null {
  try {
    readBibliography(source)
    return null
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}
