import { readdirSync, readFileSync } from 'node:fs'
import { parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { blockProblems } from '../../core/text/blockProblems.ts'
import { checkRichText } from '../../core/text/richTextSchema.ts'
import { rawTextOf } from './html/htmlTree.ts'
import { importHtml } from './importHtml.ts'
import { wordRatio, wordsOf } from './wordRatio.fixture.ts'

const folder = new URL('../../tests/fixtures/html/', import.meta.url)

function read(path: string): string {
  return readFileSync(new URL(path, folder), 'utf8')
}

function importPage(html: string, name = 'page.html') {
  return importHtml({ name, bytes: Buffer.from(html) })
}

const fixtures = readdirSync(folder).filter((name) => name.startsWith('readability-'))

describe.each(fixtures)('%s', (name) => {
  const source = importPage(read(`${name}/source.html`))

  test('has the title an extractor finds', () => {
    const metadata: unknown = JSON.parse(read(`${name}/expected-metadata.json`))
    expect(metadata).toMatchObject({ title: source.title ?? '' })
  })

  test('has the text an extractor finds', () => {
    const expected = rawTextOf(parseFragment(read(`${name}/expected.html`)))
    expect(wordRatio(wordsOf(source.text), wordsOf(expected))).toBeGreaterThanOrEqual(0.95)
  })

  test('has blocks that agree with its text, and canonical content', () => {
    expect(blockProblems(source.text, source.content, source.blocks)).toEqual([])
    expect(checkRichText(source.content)).toEqual(source.content)
  })
})

/** Prose enough for an article. */
const prose = 'There is a sentence here, and another, and they are long enough, one hopes. '.repeat(
  8,
)
const paragraphs = [1, 2, 3].map((number) => `<p>Paragraph ${number}. ${prose}</p>`).join('\n')

describe('a page with an article', () => {
  const source =
    importPage(`<!doctype html><html lang=en-GB><title>The storm that nobody saw coming | The Gazette</title>
    <body><nav><a href=/>Home</a> <a href=/n>News</a></nav><main><article><h1>The storm that nobody saw coming</h1>
    ${paragraphs}</article></main><aside>Buy umbrellas</aside><footer>Imprint</footer>`)

  test('is read as the article with its headline, and says so', () => {
    expect(source.text.split('\n').map((line) => line.slice(0, 12))).toEqual([
      'The storm th',
      'Paragraph 1.',
      'Paragraph 2.',
      'Paragraph 3.',
    ])
    expect(source.report.map(({ code }) => code)).toEqual(['article-only'])
    expect(source.report[0]?.message).toContain('left out: ')
  })

  test('has its metadata', () => {
    expect(source).toMatchObject({
      title: 'The storm that nobody saw coming',
      language: 'en-GB',
      encoding: 'utf-8',
    })
  })
})

describe('a short article, of which the extractor is not sure', () => {
  const article = '<h1>Rain</h1><p>It <b>rained</b>.</p>'

  test.each([
    ['main', `<main>${article}</main>`],
    ['a role', `<div role=main>${article}</div>`],
    ['one article', `<article>${article}</article>`],
  ])('is what the page marks as %s', (_, marked) => {
    const { text } = importPage(`<nav><a href=/>Home</a></nav>${marked}<footer>Imprint</footer>`)
    expect(text).toBe('Rain\nIt rained.')
  })

  test.each([
    ['nothing is marked', `<nav><a href=/>Home</a></nav>${article}`, 'Home\nRain\nIt rained.'],
    ['two are', '<article>One.</article><article>Two.</article>', 'One.\nTwo.'],
    ['the mark misses prose', '<main>One.</main><p>Two, outside.</p>', 'One.\nTwo, outside.'],
    ['the mark is empty', '<main></main><nav>Home</nav>', 'Home'],
  ])('is the whole body where %s', (_, page, text) => {
    expect(importPage(page).text).toBe(text)
  })
})

describe('the whole body is read', () => {
  test('where the extractor would lose prose', () => {
    const letters = Array.from(
      { length: 6 },
      (_, i) => `<div class=x><b>Letter ${i}</b>, short.</div>`,
    )
    const page = `<title>Letters</title><body><div><p>${prose}</p></div>${letters.join('')}<div>
      <table><tr><td>${prose}</td><td>${prose}</td></tr></table></div>`
    const { text } = importPage(page)
    for (const letter of [0, 1, 2, 3, 4, 5]) expect(text).toContain(`Letter ${letter}, short.`)
    expect(text.split(prose.trim()).length - 1).toBe(3)
  })

  test('where the page is a plain document and the extractor would lose a little of it', () => {
    const dateline =
      'London, the fifth of March, in the second year of the great flood of the river'
    const { text } = importPage(`<p class=dateline>${dateline}</p><p>${prose}</p>`)
    expect(text).toBe(`${dateline}\n${prose.trim()}`)
  })

  test('where there is little to read', () => {
    expect(importPage('<p>Only this.')).toMatchObject({ text: 'Only this.', report: [] })
  })

  test('where the page is a book', () => {
    const { text, report } = importPage(`<nav>Menu</nav>${'<p>A line of it.'.repeat(6000)}`)
    expect(text.startsWith('Menu\nA line of it.\n')).toBe(true)
    expect(report.map(({ code }) => code)).toEqual(['whole-page'])
  })
})

describe('encodings and kinds of page', () => {
  test('a declared encoding is believed', () => {
    const bytes = readFileSync(new URL('tika-testHTMLNoisyMetaEncoding_1.html', folder))
    const { encoding, text, report } = importHtml({ name: 'a.html', bytes })
    expect(encoding).toBe('iso-8859-6')
    expect(text).toMatch(/\p{Script=Arabic}/u)
    expect(report.map(({ code }) => code)).not.toContain('encoding-guessed')
  })

  test('UTF-16 that declares itself otherwise', () => {
    const bytes = readFileSync(new URL('tika-testHTML_charset_utf16le.html', folder))
    expect(importHtml({ name: 'a.html', bytes })).toMatchObject({
      encoding: 'utf-16le',
      title: 'Title',
      text: 'This is a sample text',
    })
  })

  test('XHTML, where any element may be empty', () => {
    const page =
      '<?xml version="1.0"?><html><head><title/><script src="x"/></head><body><p>a<br/>b</p>'
    expect(importPage(page).text).toBe('a\nb')
  })

  test('a page that draws itself by scripts has no text, and says so', () => {
    const { text, report } = importPage('<div id=root></div><script>draw()</script>')
    expect(text).toBe('')
    expect(report.map(({ code }) => code)).toEqual(['no-text'])
  })

  test('an empty file is an empty page', () => {
    expect(importPage('')).toMatchObject({ text: '', blocks: [], content: { type: 'doc' } })
  })
})
