// What sixty annotations became is the same in the answer, in the report and on the page, and what a careful reader wrote.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Comparison } from '../../core/compare/comparison.ts'
import { reportText } from '../../core/compare/reportText.ts'
import { readTruth, truths } from '../fixtures/truth/truths.ts'
import { type AnnotatingApp, openAnnotatingApp } from './annotatingApp.ts'
import { launchBrowser } from './launchBrowser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** The truth's number by the highlight's id. */
async function annotate({ page, client }: AnnotatingApp) {
  const upload = (name: string, text: string) =>
    page.evaluate<string>(
      `fetch('/upload?name=${name}', { method: 'POST', body: ${JSON.stringify(text)} })
        .then((answer) => answer.json()).then(({ grant }) => grant)`,
    )
  const grants = [await upload('eip-4881.txt', readTruth('old.txt'))]
  const { documents } = await client.call('documents.import', { grants })
  const documentId = documents[0]?.id ?? ''
  const numbers = new Map<string, number>()
  for (const { n, start, end, code, note } of truths) {
    const { id } = await client.call('highlights.create', {
      documentId,
      passage: { ranges: [[start, end]] },
      codes: code === undefined ? [] : [{ path: code.split('/') }],
      ...(note === undefined ? {} : { note: { markdown: note } }),
    })
    numbers.set(id, n)
  }
  const grant = await upload('eip-4881-2.txt', readTruth('new.txt'))
  await client.call('documents.revise', { documentId, grant })
  return { documentId, numbers }
}

/** The class of each annotation, gone through by key as a person does. */
async function classesOnPage(page: Page): Promise<Map<string, string>> {
  // Kept and shifted ones are quiet at first: in full, they are stops on the way.
  for (const key of ['1', '1', '2', '2']) await page.keyboard.press(key)
  const chosen = page.locator('[data-chosen]')
  const found = new Map<string, string>()
  for (let step = 0; step < truths.length; step++) {
    await page.keyboard.press('}')
    await expect
      .poll(() => chosen.getAttribute('data-annotation'))
      .not.toBe([...found.keys()].at(-1))
    const id = await chosen.getAttribute('data-annotation')
    found.set(id ?? '', (await chosen.getAttribute('data-class')) ?? '')
  }
  return found
}

/** The class of each annotation by the report, which numbers them in the order of the comparison. */
function classesInReport(html: string, { annotations }: Comparison): Map<string, string> {
  const names = new Map(Object.entries(reportText.classes).map(([name, label]) => [label, name]))
  const found = new Map<string, string>()
  for (const [, label = '', number = ''] of html.matchAll(/<h3>(.+?) \(\d+\)|<li id="a(\d+)">/g)) {
    const id = annotations[Number(number) - 1]?.id
    if (label !== '') names.set('', names.get(label) ?? '')
    if (id !== undefined) found.set(id, names.get('') ?? '')
  }
  return found
}

test('sixty annotations over two real revisions', { timeout: 240_000 }, async () => {
  const app = await openAnnotatingApp(browser, {
    rendererFolder: process.env['VARIORUM_TEST_RENDERER'],
  })
  onTestFinished(() => app.close())
  const { page, client } = app
  await page.getByRole('button', { name: /^Compare/ }).waitFor()
  const { documentId, numbers } = await annotate(app)
  const sides = {
    left: { documentId, revision: 1, snapshot: 'before-revision-2' },
    right: { documentId, revision: 2 },
  }
  const comparison = await client.call('compare.run', sides)
  const { text: report } = await client.call('compare.report', { ...sides, format: 'html' })

  const row = page.getByRole('button', { name: /eip-4881/i }).first()
  await row.click()
  await page.keyboard.press('Alt+2')
  await page.getByRole('heading', { name: 'Apparatus' }).waitFor()
  for (const [name, count] of Object.entries(comparison.counts)) {
    await expect
      .poll(() => page.locator(`[data-filter=${name}] b`).textContent(), { message: name })
      .toBe(String(count))
  }
  const onPage = await classesOnPage(page)
  const inReport = classesInReport(report, comparison)
  const inAnswer = new Map(comparison.annotations.map((one) => [one.id, one.class]))
  expect(onPage.size).toBe(truths.length)
  expect([...onPage].sort()).toEqual([...inAnswer].sort())
  expect([...inReport].sort()).toEqual([...inAnswer].sort())

  const wrong = [...onPage].flatMap(([id, name]) => {
    const truth = truths.find(({ n }) => n === numbers.get(id))
    const right = [truth?.expected.class, ...(truth?.expected.alsoClasses ?? [])]
    return right.includes(name) ? [] : [{ quote: truth?.quote, right, name }]
  })
  expect(wrong).toEqual([])
})
