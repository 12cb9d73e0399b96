import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { pageAt } from '../../../core/text/pageAt.ts'
import { importSource } from '../importSource.ts'
import { wordRatio, wordsOf } from '../wordRatio.fixture.ts'
import { writePdf } from './pdf.fixture.ts'
import { pdfInstant } from './pdfMarks.ts'

const folder = new URL('../../../tests/fixtures/pdf/', import.meta.url)
const hostile = new URL('../../../tests/fixtures/hostile/', import.meta.url)

function importFixture(name: string, from = folder) {
  return importSource({ name, bytes: readFileSync(new URL(name, from)) })
}

function importLines(...pages: Parameters<typeof writePdf>[0]) {
  return importSource({ name: 'a.pdf', bytes: writePdf(pages) })
}

function comparable(text: string): string[] {
  return wordsOf(text.normalize('NFKC'))
}

describe('the text of a PDF', () => {
  test.each([
    'pdfbox-eu-001',
    'pdfbox-PDFBOX-3110-poems-beads',
    'pdfjs-paragraph_and_link',
    'tika-testPDF_bookmarks',
    'pdfjs-nested_outline',
  ])('%s has the words that pdftotext finds, in the order of the file', async (name) => {
    const { text } = await importFixture(`${name}.pdf`)
    const baseline = readFileSync(new URL(`${name}.txt`, folder), 'utf8')
    expect(wordRatio(comparable(text), comparable(baseline))).toBeGreaterThanOrEqual(0.95)
  })

  test('has a page for each page with text, in order', async () => {
    const { pages, text } = await importFixture('pdfbox-eu-001.pdf')
    expect(pages.map(({ label }) => label)).toEqual(['1', '2', '3'])
    const starts = pages.map(({ start }) => start)
    expect(starts).toEqual(starts.toSorted((one, other) => one - other))
    expect(pageAt(pages, text.length - 1)).toBe('3')
  })

  test('joins lines, keeps a hyphen at the end of one and marks it', async () => {
    const lines = ['A paragraph that is broken into lines by the page, as this ex-', 'ample is.']
    const { text, report } = await importLines(
      lines.map((line, index) => ({ text: line, x: 50, y: 300 - index * 12 })),
    )
    expect(text).toBe(
      'A paragraph that is broken into lines by the page, as this ex-\u00adample is.',
    )
    expect(report).toContainEqual(expect.objectContaining({ code: 'hyphens-kept' }))
  })

  test('tells paragraphs by gaps, headings by size, rows by wide spaces', async () => {
    const { text, blocks } = await importLines([
      { text: 'A heading', x: 50, y: 350, size: 16 },
      { text: 'First line of the text that goes on for a while', x: 50, y: 320 },
      { text: 'and its second line.', x: 50, y: 308 },
      { text: 'Another paragraph, after a gap, that is as long.', x: 50, y: 284 },
    ])
    expect(blocks.map(({ start, end, kind }) => [kind, text.slice(start, end)])).toEqual([
      ['heading', 'A heading'],
      ['paragraph', 'First line of the text that goes on for a while and its second line.'],
      ['paragraph', 'Another paragraph, after a gap, that is as long.'],
    ])
  })

  test('takes neither items of a list nor sentences for headings, however large', async () => {
    const large = (text: string, y: number) => ({ text, x: 50, y, size: 16 })
    const { text, blocks } = await importLines([
      large('2. Duties of a ferry.', 370),
      large('* the ferry sails', 340),
      large('A ferry has to sail if it fulfils these two conditions:', 310),
      ...Array.from({ length: 8 }, (_, index) => ({
        text: `Line ${index} of the text that goes on and on for a while`,
        x: 50,
        y: 280 - index * 12,
      })),
    ])
    const headings = blocks.filter(({ kind }) => kind === 'heading')
    expect(headings.map(({ start, end }) => text.slice(start, end))).toEqual([
      '2. Duties of a ferry.',
    ])
  })

  test('without any is refused; pages without any are named', async () => {
    await expect(importLines([])).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('no text layer'),
    })
    const { report } = await importLines([], [{ text: 'Words', x: 50, y: 300 }])
    expect(report).toContainEqual({ code: 'pages-without-text', message: 'Pages without text: 1.' })
  })
})

describe('marks in a PDF', () => {
  test.each([
    ['minimal-highlight-with-note.pdf', 'World', 'Linus Dietz', 'linked note to highlight'],
    ['minimal-squiggly.pdf', 'ello', 'lynyus', 'Squiggly note'],
    ['minimal-popup.pdf', 'Hello World', 'Linus Dietz', 'A simple pop-up note'],
    [
      'annotation-highlight-without-appearance.pdf',
      'Lorem ipsum dolor sit amet',
      'Tim van der Meij',
      'Highlight content',
    ],
    ['highlight_popup.pdf', 'PDF.js', 'Calixte Denizet', 'PDF.js is highlighted.'],
  ])('%s: a note on "%s"', async (name, quote, author, note) => {
    const { text, annotations } = await importFixture(name)
    const found = annotations.map(({ ranges, notes, ...mark }) => ({
      quotes: ranges.map(([start, end]) => text.slice(start, end)),
      author: mark.author,
      notes: notes.map((each) => each.text),
    }))
    expect(found).toEqual([{ quotes: [quote], author, notes: [note] }])
  })

  test('have a date with its zone', () => {
    expect(pdfInstant("D:20151230152248+01'00'")).toBe('2015-12-30T14:22:48.000Z')
    expect(pdfInstant('D:20170312203202')).toBe('2017-03-12T20:32:02.000Z')
    expect(pdfInstant('yesterday')).toBeNull()
  })
})

describe('a PDF that is none', () => {
  test.each([
    ['cut off', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj'],
    ['rubbish', '%PDF-1.4\n\0\x01\x02'],
  ])('%s is refused', async (_, bytes) => {
    const file = { name: 'a.pdf', bytes: Buffer.from(bytes, 'latin1') }
    await expect(importSource(file)).rejects.toMatchObject({ code: 'corrupt' })
  })

  test('that is broken or goes in circles ends in its text or in an error', async () => {
    expect((await importFixture('helloworld-bad.pdf', hostile)).text).toBe('Hello, world!')
    await expect(importFixture('operator_list_cycle.pdf', hostile)).rejects.toMatchObject({
      code: 'unsupported',
    })
  })
})
