// A book of 2.9 MB in two editions with ten thousand highlights: compared, gone through, scrolled to its end.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type AnnotatingApp, openAnnotatingApp } from './annotatingApp.ts'
import { launchBrowser } from './launchBrowser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const HIGHLIGHTS = 10_000
const PARAGRAPHS = 6_000
const words =
  'harbour treaty minister ledger winter passage evidence committee river archive silence'.split(
    ' ',
  )

/** Always the same, unlike chance. */
function paragraph(number: number): string {
  const parts: string[] = []
  for (let index = 0; index < 64; index++) {
    parts.push(words[(number * 7 + index * index + (index % 5) * number) % words.length] ?? '')
  }
  return `Paragraph ${number} says that ${parts.join(' ')}.`
}

interface Book {
  readonly older: string
  readonly newer: string
  /** [start, end) of each highlight in the older edition. */
  readonly places: readonly (readonly [number, number])[]
}

/** Every 50th paragraph reads otherwise in the newer edition, every 400th is gone. */
function makeBook(): Book {
  const older = Array.from({ length: PARAGRAPHS }, (_, number) => paragraph(number))
  const newer = older.flatMap((text, number) => {
    if (number % 400 === 399) return []
    return number % 50 === 25 ? text.replace('says that', 'hardly says that') : text
  })
  const places: [number, number][] = []
  let start = 0
  for (const [number, text] of older.entries()) {
    const count = Math.floor(((number + 1) * HIGHLIGHTS) / PARAGRAPHS) - places.length
    for (let index = 0; index < count; index++) {
      places.push([start + index * 60, start + index * 60 + 40])
    }
    start += text.length + 2
  }
  return { older: `${older.join('\n\n')}\n`, newer: `${newer.join('\n\n')}\n`, places }
}

async function upload(page: Page, name: string, text: string): Promise<string> {
  return page.evaluate<string>(
    `fetch('/upload?name=${name}', { method: 'POST', body: ${JSON.stringify(text)} })
      .then((answer) => answer.json()).then(({ grant }) => grant)`,
  )
}

async function addBook({ page, client }: AnnotatingApp): Promise<string> {
  const { older, newer, places } = makeBook()
  const grants = [await upload(page, 'book.txt', older)]
  const { documents } = await client.call('documents.import', { grants })
  const documentId = documents[0]?.id ?? ''
  const items = places.map(([start, end], index) => ({
    id: `urn:uuid:019c0000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    type: 'Annotation',
    target: {
      source: `urn:uuid:${documentId}`,
      selector: [
        { type: 'TextPositionSelector', start, end },
        { type: 'TextQuoteSelector', exact: older.slice(start, end) },
      ],
    },
  }))
  const context = 'http://www.w3.org/ns/anno.jsonld'
  const file = JSON.stringify({ '@context': context, type: 'AnnotationPage', items })
  const grant = await upload(page, 'book.jsonld', file)
  const { imported, unplaced } = await client.call('annotations.import', {
    grant,
    format: 'jsonld',
  })
  expect([imported, unplaced]).toEqual([HIGHLIGHTS, 0])
  const next = await upload(page, 'book-2.txt', newer)
  await client.call('documents.revise', { documentId, grant: next })
  return documentId
}

test('a book in two editions is compared, with progress, and gone through', {
  timeout: 600_000,
}, async () => {
  const app = await openAnnotatingApp(browser, {
    rendererFolder: process.env['VARIORUM_TEST_RENDERER'],
  })
  onTestFinished(() => app.close())
  const { page, client } = app
  page.setDefaultTimeout(120_000)
  await page.getByRole('button', { name: /^Compare/ }).waitFor()
  const documentId = await addBook(app)
  const comparison = await client.call('compare.run', {
    left: { documentId, revision: 1, snapshot: 'before-revision-2' },
    right: { documentId, revision: 2 },
  })
  expect(comparison.annotations).toHaveLength(HIGHLIGHTS)

  await page.getByRole('button', { name: /^book/ }).first().click()
  await page.locator('[aria-readonly=true]').waitFor()
  await page.keyboard.press('Alt+2')
  await page.getByRole('button', { name: 'Cancel' }).first().waitFor()
  const position = page.locator('header [role=status]')
  await position.filter({ hasText: /^\d/ }).waitFor()
  for (const [name, count] of Object.entries(comparison.counts)) {
    expect(await page.locator(`[data-filter=${name}] b`).textContent(), name).toBe(String(count))
  }
  const total = Number(/\d+/.exec((await position.textContent()) ?? '')?.[0])
  expect(total).toBeGreaterThan(100)
  for (let step = 1; step <= 5; step++) {
    await page.keyboard.press(']')
    await expect.poll(() => position.textContent()).toBe(`Difference ${step} of ${total}`)
  }
  for (let step = 0; step < 5; step++) await page.keyboard.press('[')
  await expect.poll(() => position.textContent()).toBe(`Difference ${total} of ${total}`)
  await expect.poll(() => page.locator('[data-current]').count()).toBeGreaterThan(0)
  expect(app.faults).toEqual([])
})
