// Of a web page its article is kept; the rest of it can be had later, and the annotations that stand there with it.
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type AnnotatingApp, openAnnotatingApp } from './annotatingApp.ts'
import { launchBrowser } from './launchBrowser.ts'
import { graveFaults } from './servedApp.ts'
import { typeInPalette } from './typeInPalette.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const fixture = (name: string) =>
  fileURLToPath(new URL(`../fixtures/web-annotation/hypothesis/${name}`, import.meta.url))
const pageFile = fixture('wikipedia-regression-testing.html')
const annotations = fixture('wikipedia-regression-testing.json')
const TITLE = 'Regression testing - Wikipedia'
const FOOT = 'Privacy policy'

async function openWithPage(): Promise<AnnotatingApp> {
  const app = await openAnnotatingApp(browser)
  onTestFinished(() => app.close())
  const { page } = app
  await page.locator('[aria-readonly=true]').waitFor()
  await choose(page, () => page.keyboard.press('Control+i'), pageFile)
  await page.getByText('Imported 1 document').waitFor()
  return app
}

async function choose(page: Page, ask: () => Promise<void>, file: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.evaluate('0')
  await ask()
  await (await choosing).setFiles(file)
}

async function run(page: Page, command: string): Promise<void> {
  await typeInPalette(page, command)
  await page.getByRole('option', { name: command }).waitFor()
  await page.keyboard.press('Enter')
}

async function latestText({ client }: AnnotatingApp): Promise<string> {
  const list = await client.call('documents.list', {})
  const documentId = list.find(({ title }) => title === TITLE)?.id ?? ''
  return (await client.call('documents.text', { documentId })).text
}

test('annotations whose words were left out are told of; with the whole page they are offered', async () => {
  const app = await openWithPage()
  const { page } = app
  await run(page, 'Import annotations')
  const importing = page.getByRole('dialog', { name: 'Import annotations' })
  const ask = () => importing.getByRole('button', { name: 'Choose files' }).click()
  await choose(page, ask, annotations)
  await importing.getByText(/^The words of 1 are not in the article/).waitFor()
  await importing.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('Imported 5 highlights').waitFor()

  await run(page, 'Details of the document')
  const details = page.getByRole('dialog', { name: 'Details' })
  await details.getByText(/^Only the article was kept/).waitFor()
  expect(await graveFaults(page)).toEqual([])
  await details.getByRole('button', { name: 'Take the whole page' }).click()
  await page.getByText('Revision 2 is in; 2 highlights wait for review.').waitFor()
  expect(await latestText(app)).toContain(FOOT)
  const list = await app.client.call('highlights.list', {})
  const foot = list.find(({ quote }) => quote === '11 November 2016')
  expect(foot).toMatchObject({ state: 'ambiguous', candidates: [{}] })

  await run(page, 'Details of the document')
  await details.getByRole('button', { name: 'Take the article alone' }).waitFor()
  expect(await details.getByRole('button', { name: /^Take / }).count()).toBe(1)
  await page.keyboard.press('Escape')
  await run(page, 'Take the whole web page, or its article alone')
  await page.getByText(/^Revision 3 is in/).waitFor()
  expect(await latestText(app)).not.toContain(FOOT)
  expect(app.faults).toEqual([])
})

test('a newer copy of a page can be kept whole, and is told apart from other files', async () => {
  const app = await openWithPage()
  const { page } = app
  await run(page, 'Bring in a newer copy')
  const dialog = page.getByRole('dialog', { name: 'Bring in a newer copy' })
  const ask = () => dialog.getByRole('button', { name: 'Choose the file' }).click()
  const whole = dialog.getByRole('checkbox', { name: /^Take the whole page/ })
  await choose(page, ask, fileURLToPath(new URL('../fixtures/catma/text.txt', import.meta.url)))
  await dialog.getByText('text.txt', { exact: true }).waitFor()
  expect(await whole.count()).toBe(0)
  await choose(page, ask, pageFile)
  expect(await whole.isChecked()).toBe(false)
  await whole.check()
  expect(await graveFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Bring it in' }).click()
  await dialog.getByText('Revision 2 is in.').waitFor()
  expect(await latestText(app)).toContain(FOOT)
  expect(app.faults).toEqual([])
})

test('what is no web page has no more to take, which is said', async () => {
  const app = await openAnnotatingApp(browser)
  onTestFinished(() => app.close())
  const { page } = app
  await page.locator('[aria-readonly=true]').waitFor()
  await choose(
    page,
    () => page.keyboard.press('Control+i'),
    fileURLToPath(new URL('../fixtures/catma/text.txt', import.meta.url)),
  )
  await page.getByText('Imported 1 document').waitFor()
  await run(page, 'Take the whole web page, or its article alone')
  await page.getByText('This document is no web page').waitFor()
})
