// What a document is by the words of a bibliography: seen above it, edited, undone, taken out.
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openAnnotatingApp } from './annotatingApp.ts'
import { launchBrowser } from './launchBrowser.ts'
import { graveFaults } from './servedApp.ts'
import { typeInPalette } from './typeInPalette.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function open() {
  const app = await openAnnotatingApp(browser)
  onTestFinished(() => app.close())
  app.page.setDefaultTimeout(60_000)
  await app.page.locator('[aria-readonly=true]').waitFor()
  const details = app.page.getByRole('dialog', { name: 'Details' })
  return { ...app, details }
}

test('with keys alone: the source above the text leads to the details; one undo takes the change back', async () => {
  const { page, details, client, faults } = await open()
  const line = 'Tessa Harcourt, The Terrace Review, 2026-03-12'
  await page.getByRole('button', { name: line }).press('Enter')
  await details.waitFor()
  expect(await graveFaults(page)).toEqual([])
  await details.getByLabel('Authors').fill('Harcourt, Tessa; Whaanga, Rewi')
  await details.getByLabel('Accessed on').fill('2026-03-20')
  await details.getByLabel('Licence').fill('CC BY 4.0')
  await details.getByLabel('Licence').press('Enter')
  const changed = page.getByRole('button', { name: 'Tessa Harcourt; Rewi Whaanga' })
  await changed.waitFor()
  const [document] = await client.call('documents.list', {})
  expect(document?.metadata).toMatchObject({
    author: [
      { family: 'Harcourt', given: 'Tessa' },
      { family: 'Whaanga', given: 'Rewi' },
    ],
    accessed: { 'date-parts': [[2026, 3, 20]] },
    license: 'CC BY 4.0',
  })
  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: line }).waitFor()
  await changed.waitFor({ state: 'detached' })
  expect(faults).toEqual([])
})

test('a document is saved as CSL-JSON from its details', async () => {
  const { page, details, client } = await open()
  const [document] = await client.call('documents.list', {})
  await page.getByRole('button', { name: `Actions for ${document?.title}` }).click()
  await page.getByRole('menuitem', { name: 'Details' }).click()
  await details.waitFor()
  const coming = page.waitForEvent('download')
  await details.getByRole('button', { name: 'Save as CSL-JSON' }).click()
  const download = await coming
  const items: unknown = JSON.parse(readFileSync(await download.path(), 'utf8'))
  expect(items).toMatchObject([
    { id: document?.id, title: document?.title, 'container-title': 'The Terrace Review' },
  ])
})

test('a bibliography is read, shows what it would change, and is one operation', async () => {
  const { page, client, faults } = await open()
  const [document] = await client.call('documents.list', {})
  const choosing = page.waitForEvent('filechooser')
  await typeInPalette(page, 'Read a bibliography')
  await page.getByRole('option', { name: /Read a bibliography/ }).waitFor()
  await page.keyboard.press('Enter')
  await (await choosing).setFiles({
    name: 'literature.ris',
    mimeType: 'application/x-research-info-systems',
    buffer: Buffer.from(
      `TY  - NEWS\r\nTI  - ${document?.title}\r\nAU  - Harcourt, Tessa\r\nSP  - A1\r\nER  - \r\nTY  - BOOK\r\nTI  - Another\r\nER  - \r\n`,
    ),
  })
  const dialog = page.getByRole('dialog', { name: 'A bibliography of 2 records' })
  await dialog.getByText('1 record fits no document.').waitFor()
  await dialog.getByLabel('What changes').getByText('A1').waitFor()
  expect(await graveFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Take over for 1 document' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  const metadata = async () => (await client.call('documents.list', {}))[0]?.metadata
  expect(await metadata()).toMatchObject({
    type: 'article-newspaper',
    page: 'A1',
    'container-title': 'The Terrace Review',
  })
  await page.keyboard.press('Control+z')
  await expect.poll(metadata).toEqual(document?.metadata)
  expect(faults).toEqual([])
})

test('a passage is copied with its source, as text and as HTML', async () => {
  const { page } = await open()
  await page.locator('article').first().click()
  await typeInPalette(page, 'Copy with its source')
  await page.getByRole('option', { name: /Copy with its source/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Copied with its source.').waitFor()
  const copied = await page.evaluate<string[]>(`navigator.clipboard.read().then(([item]) =>
    Promise.all(['text/plain', 'text/html'].map(async (type) => (await item.getType(type)).text())))`)
  expect(copied[0]).toMatch(
    /^“[\s\S]+”\nTessa Harcourt, “New Zealand writes[\s\S]+”, The Terrace Review, 2026-03-12, .*revision 2, ¶ \d+, captured \d{4}-\d\d-\d\d\.$/,
  )
  expect(copied[1]).toContain('<cite>New Zealand writes down')
})
