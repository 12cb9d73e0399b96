// Two windows on one project: what is done in one is there in the other, and its undo as well.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dragOver } from '../../scripts/readerHand.mjs'
import { launchBrowser } from './launchBrowser.ts'
import { made, openArticle } from './openArticle.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const quote = 'six months’ notice'
const note = 'Who would give it?'

/** Another window of the same person, who takes the project up from the first screen. */
async function secondWindow(first: Page): Promise<Page> {
  const page = await first.context().newPage()
  await page.goto(new URL('/', first.url()).href)
  await page.getByRole('button', { name: /^New Zealand and NATO/ }).click()
  await page.getByLabel('Notes in the margin').locator('article').first().waitFor()
  return page
}

const toVerify = (page: Page, count: number) =>
  page.getByRole('button', { name: `To verify ${count}` }).waitFor()

const bubble = (page: Page) =>
  page.getByRole('toolbar', { name: 'What to do with the words selected' })

test('a passage, its undo, a note and a new document go from one to the other', async () => {
  const app = await openArticle(browser)
  const one = app.page
  const two = await secondWindow(one)
  const faults: string[] = []
  two.on('pageerror', (error) => faults.push(error.message))
  await toVerify(one, 5)
  await dragOver(two, quote)
  await bubble(two).getByRole('button', { name: 'To verify' }).click()
  await toVerify(two, 6)
  await toVerify(one, 6)
  await one.getByRole('button', { name: /^Undo: Highlight/ }).click()
  await toVerify(one, 5)
  await toVerify(two, 5)
  expect(await made(app, quote)).toBeUndefined()

  await dragOver(two, quote)
  await bubble(two).getByRole('button', { name: /^Note/ }).click()
  await two.getByRole('textbox', { name: 'Note', exact: true }).pressSequentially(note)
  await two.getByRole('button', { name: /^Done/ }).click()
  await one.getByLabel('Notes in the margin').getByText(note).waitFor()

  const [chooser] = await Promise.all([
    one.waitForEvent('filechooser'),
    one.getByRole('button', { name: 'Import files', exact: true }).click(),
  ])
  await chooser.setFiles({
    name: 'letter.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('A letter.'),
  })
  await two
    .getByRole('region', { name: 'Documents' })
    .getByRole('button', { name: /^letter/ })
    .waitFor()
  // Whoever reads on is not led away.
  await two.getByRole('textbox', { name: /^New Zealand writes down/ }).waitFor()
  expect([...app.faults, ...faults]).toEqual([])
})
