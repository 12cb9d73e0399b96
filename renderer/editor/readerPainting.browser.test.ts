import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RichNode } from '../../core/model/richText.ts'
import {
  book,
  closePage,
  highlight,
  open,
  openPage,
  page,
  pageErrors,
  paragraphs,
  pictures,
  pointOn,
} from './readerPage.fixture.ts'
import type { PaintedHighlight } from './readerTypes.ts'
import type { TestPage } from './testPage/main.ts'

declare const testPage: TestPage

beforeAll(openPage, 120_000)
afterAll(closePage)
beforeEach(() => {
  pageErrors.length = 0
})

const rich: RichNode[] = [
  { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'A small navy' }] },
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'On a wet ' },
      { type: 'text', text: 'Thursday', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' in Wellington, New Zealand and ' },
      {
        type: 'text',
        text: 'NATO',
        marks: [{ type: 'link', attrs: { href: 'https://example.org/', title: null } }],
      },
      {
        type: 'text',
        text: ' signed a four-year programme of joint work that officials on both sides described as practical, modest and overdue. It covers cyber defence.',
      },
    ],
  },
  { type: 'blockquote', content: paragraphs('“We are not joining anything,” said the deputy.') },
  {
    type: 'bulletList',
    content: [
      { type: 'listItem', content: paragraphs('First of all') },
      { type: 'listItem', content: paragraphs('Then the rest') },
    ],
  },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [
          { type: 'tableHeader', content: paragraphs('Year') },
          { type: 'tableHeader', content: paragraphs('Ships') },
        ],
      },
      {
        type: 'tableRow',
        content: [
          { type: 'tableCell', content: paragraphs('1987') },
          { type: 'tableCell', content: paragraphs('Two') },
        ],
      },
    ],
  },
  {
    type: 'codeBlock',
    attrs: { language: null },
    content: [{ type: 'text', text: 'let ship = 1' }],
  },
  {
    type: 'image',
    attrs: { src: 'https://example.org/tracker.png', alt: 'A ship', title: null },
  },
]

function richHighlights(text: string): PaintedHighlight[] {
  const on = (id: string, words: string, colour: string): PaintedHighlight => {
    const start = text.indexOf(words)
    return highlight(id, start, start + words.length, colour)
  }
  return [
    on('a', 'signed a four-year programme of joint work that officials', 'azure'),
    on('b', 'officials on both sides described as practical', 'ochre'),
    on('c', 'sides described', 'verdigris'),
    { ...on('d', 'It covers cyber defence.', 'slate'), state: 'edited' },
    on('e', 'Thursday in', '#7a3fb0'),
    on('f', '“We are not joining anything,”', 'teal'),
    on('g', '1987\tTwo', 'mauve'),
    on('h', 'ship = 1', 'uncoded'),
    on('i', 'First of all', 'indigo'),
    on('j', 'Then', 'olive'),
    on('k', 'small', 'rust'),
  ]
}

test('rich content is drawn, its links go nowhere and its pictures are not fetched', async () => {
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const text = await open(rich)
  const { x, y } = await pointOn(text.indexOf('NATO') + 1)
  await page.mouse.click(x, y)
  await page.mouse.click(x, y, { button: 'middle' })
  expect(await page.evaluate(() => testPage.events.links)).toEqual(['https://example.org/'])
  expect(requests.filter((url) => url.includes('example.org'))).toEqual([])
  expect(page.context().pages().length).toBe(1)
  const names = await page.evaluate(() =>
    ['h1', 'strong', 'blockquote', 'ul > li', 'th', 'td', 'pre'].filter(
      (selector) => document.querySelector(`.reader-text ${selector}`) === null,
    ),
  )
  expect(names).toEqual([])
})

test('highlights are painted, changed and taken away with their text', async () => {
  const text = await open(rich)
  const painted = () =>
    page.evaluate(() =>
      [...CSS.highlights]
        .flatMap(([name, ranges]) =>
          [...ranges].map((range) => {
            const live = document.createRange()
            live.setStart(range.startContainer, range.startOffset)
            live.setEnd(range.endContainer, range.endOffset)
            return `${name}: ${live.toString()}`
          }),
        )
        .sort(),
    )
  await page.evaluate((all) => testPage.reader?.setHighlights(all), richHighlights(text))
  await page.waitForTimeout(100)
  const washes = await painted()
  expect(washes).toContain('variorum-wash-5: sides described')
  expect(washes).toContain('variorum-wash-3: officials on both ')
  expect(washes).toContain('variorum-wash-3:  as practical')
  expect(washes).toContain('variorum-wash-7: signed a four-year programme of joint work that ')
  expect(washes).toContain('variorum-wash-7a3fb0: Thursday in')
  expect(washes).toContain('variorum-wash-9: 1987')
  const rulings = () => page.evaluate(() => document.querySelectorAll('.reader-rulings i').length)
  expect(await rulings()).toBeGreaterThan(12)
  await page.evaluate(() => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'k']) {
      testPage.reader?.removeHighlight(id)
    }
  })
  await page.waitForTimeout(100)
  expect([await painted(), await rulings()]).toEqual([['variorum-wash-4: Then'], 1])
  await page.evaluate((changed) => testPage.reader?.updateHighlight(changed), {
    ...highlight('j', text.indexOf('the rest'), text.indexOf('the rest') + 8, 'rust'),
  })
  await page.waitForTimeout(100)
  expect(await painted()).toEqual(['variorum-wash-2: the rest'])
})

test('told everything again, only what differs is painted anew', async () => {
  const text = await open([...rich, ...book.slice(0, 20)])
  const all = richHighlights(text)
  const start = text.indexOf('the rest')
  const added = highlight('new', start, start + 8, 'rust')
  await page.evaluate((first) => testPage.reader?.setHighlights(first), all)
  await page.waitForTimeout(100)
  const kept = await page.evaluate(
    async (second) => {
      const ranges = () => [...CSS.highlights.values()].flatMap((painted) => [...painted])
      const strips = () => [...document.querySelectorAll('.reader-rulings i')]
      const [rangesBefore, stripsBefore] = [ranges(), strips()]
      testPage.reader?.setHighlights(structuredClone(second))
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const rangesAfter = new Set(ranges())
      const stripsAfter = new Set(strips())
      return {
        ranges: rangesBefore.filter((range) => rangesAfter.has(range)).length / rangesBefore.length,
        strips: stripsBefore.filter((strip) => stripsAfter.has(strip)).length - stripsBefore.length,
        newStrips: stripsAfter.size - stripsBefore.length,
      }
    },
    [...all, added],
  )
  expect(kept.ranges).toBeGreaterThan(0.5)
  expect(kept).toMatchObject({ strips: 0, newStrips: 1 })
})

test('one line runs round a passage of several lines', async () => {
  const text = await open(book.slice(0, 20))
  const start = text.indexOf('Paragraph 6.')
  const end = text.indexOf('\n', start)
  await page.evaluate(
    (passage) => {
      testPage.reader?.setHighlights([passage])
      testPage.reader?.select('long')
    },
    highlight('long', start, end),
  )
  await page.waitForTimeout(100)
  const paths = page.locator('.reader-frame path')
  expect(await paths.count()).toBe(1)
  await page.evaluate(() => testPage.reader?.select(null))
  await page.waitForTimeout(100)
  expect(await paths.count()).toBe(0)
})

const axeSource = fs.readFileSync(
  path.join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'),
  'utf8',
)

test.each(['light', 'sepia', 'dark', 'hc'])('axe finds nothing wrong in %s', async (theme) => {
  const text = await open([...rich, ...book.slice(0, 20)])
  await page.evaluate(
    ([name, all, mention]) => {
      document.documentElement.dataset['theme'] = name
      testPage.reader?.setHighlights(all)
      testPage.reader?.select('b')
      testPage.reader?.setMentions([mention])
      testPage.reader?.setSuggestions([[1, 1 + 5]])
    },
    [theme, richHighlights(text), [22, 30] as const] as const,
  )
  const list = page.locator('[role="list"][aria-label="Highlights in view"] [role="listitem"]')
  await list.first().waitFor({ state: 'attached' })
  expect(await list.allTextContents()).toContain('officials on both sides described as practical')
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async () => {
    // axe puts itself on the page's global object.
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: object[] }> } }
    return (await axe.run()).violations
  })
  expect(violations).toEqual([])
  if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, `${theme}.png`) })
})

test('under forced colours washes go and rulings stay', async () => {
  const washes = () =>
    page.evaluate(() =>
      [...CSS.highlights]
        .filter(([name, { size }]) => name.includes('wash') && size > 0)
        .map(([name]) => name),
    )
  const text = await open(rich)
  await page.evaluate((all) => testPage.reader?.setHighlights(all), richHighlights(text))
  await page.waitForTimeout(100)
  expect((await washes()).length).toBeGreaterThan(8)
  await page.emulateMedia({ forcedColors: 'active' })
  await page.waitForTimeout(100)
  expect(await washes()).toEqual([])
  expect(await page.locator('.reader-ruling').count()).toBeGreaterThan(10)
  await page.emulateMedia({ forcedColors: 'none' })
  await page.waitForTimeout(100)
  expect((await washes()).length).toBeGreaterThan(8)
})
