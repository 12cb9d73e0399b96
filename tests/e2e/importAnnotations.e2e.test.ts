// What another program made comes in by the window: looked at first, then brought in, then undone.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, FileChooser, Page } from 'playwright-core'
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

const project = new URL('../fixtures/refi-qda/qualcoder-4.0beta/probeA.qdpx', import.meta.url)

async function open(): Promise<AnnotatingApp> {
  const app = await openAnnotatingApp(browser)
  onTestFinished(() => app.close())
  await app.page.locator('[aria-readonly=true]').waitFor()
  return app
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Import annotations' })

async function openDialog(page: Page): Promise<void> {
  await typeInPalette(page, 'import annotations')
  await page.getByRole('option', { name: 'Import annotations' }).waitFor()
  await page.keyboard.press('Enter')
  await dialog(page).waitFor()
}

async function choose(page: Page, file: Parameters<FileChooser['setFiles']>[0]) {
  const choosing = page.waitForEvent('filechooser')
  await dialog(page).getByRole('button', { name: 'Choose files' }).click()
  await (await choosing).setFiles(file)
}

async function titles({ client }: AnnotatingApp): Promise<string[]> {
  return (await client.call('documents.list', {})).map(({ title }) => title)
}

test('a project of QualCoder: counts first, then its texts with every highlight, one undo', async () => {
  const app = await open()
  const { page, client } = app
  const before = await titles(app)
  await openDialog(page)
  await choose(page, fileURLToPath(project))
  await dialog(page).getByText('13 new highlights').waitFor()
  await dialog(page).getByText('federalist-51').waitFor()
  await dialog(page).getByText('12 of 12 quotes match').waitFor()
  expect(await graveFaults(page)).toEqual([])
  expect(await titles(app)).toEqual(before)
  await dialog(page).getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('Imported 13 highlights and 3 documents').waitFor()
  expect(await titles(app)).toEqual([...before, 'federalist-10', 'federalist-51', 'multibyte-a'])
  const quotes = (await client.call('highlights.list', {})).map(({ quote }) => quote)
  expect(quotes).toContain('👨‍👩‍👧‍👦 and flag 🇨🇦')
  const { id: since } = await client.call('codes.create', { name: 'Made since' })
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(() => titles(app)).toEqual(before)
  expect((await client.call('codes.list', {})).map(({ id }) => id)).toContain(since)
  expect(app.faults).toEqual([])
})

test('stand-off of brat, chosen with its texts, or alone for a text that is here', async () => {
  const app = await open()
  const { page, client } = app
  const before = await titles(app)
  const brat = (name: string) => fileURLToPath(new URL(`../fixtures/brat/${name}`, import.meta.url))
  const introduction = [brat('000-introduction.ann'), brat('000-introduction.txt')]
  await openDialog(page)
  await choose(page, [...introduction, brat('110-note_annotation.ann')])
  await dialog(page).getByText('000-introduction.ann and 2 more files').waitFor()
  await dialog(page).getByText('000-introduction', { exact: true }).waitFor()
  await dialog(page).getByText('about documents that are not in this project').first().waitFor()
  expect(await graveFaults(page)).toEqual([])
  await dialog(page).getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText(/^Imported \d+ highlights and 1 document$/).waitFor()
  expect(await titles(app)).toEqual([...before, '000-introduction'])
  const marked = (await client.call('highlights.list', {})).length
  await openDialog(page)
  await choose(page, introduction[0] ?? '')
  await dialog(page).getByText('were found in “000-introduction”, revision 1').waitFor()
  await dialog(page)
    .getByText(/highlights are here already$/)
    .waitFor()
  await dialog(page).getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('Imported 0 highlights').waitFor()
  expect(await client.call('highlights.list', {})).toHaveLength(marked)
  expect(app.faults).toEqual([])
})

test('a file that holds nothing of the kind is refused in words, and another can be chosen', async () => {
  const app = await open()
  const { page } = app
  await openDialog(page)
  await choose(page, {
    name: 'a.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"a":1}'),
  })
  await dialog(page).getByText('Nothing was imported.').waitFor()
  await expect
    .poll(() => dialog(page).getByRole('button', { name: 'Import', exact: true }).isDisabled())
    .toBe(true)
  const buffer = readFileSync(project)
  await choose(page, { name: 'p.qdpx', mimeType: 'application/zip', buffer })
  await dialog(page).getByText('13 new highlights').waitFor()
  expect(app.faults).toEqual([])
})

test('UIMA CAS JSON: a file of dkpro-cassis comes in; what goes out is known when it comes back', async () => {
  const app = await open()
  const { page, client } = app
  const before = await titles(app)
  await openDialog(page)
  const emoji = new URL('../fixtures/casjson/emoji.json', import.meta.url)
  await choose(page, fileURLToPath(emoji))
  await dialog(page).getByText('9 new highlights').waitFor()
  expect(await graveFaults(page)).toEqual([])
  await dialog(page).getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('Imported 9 highlights and 1 document').waitFor()
  expect(await titles(app)).toEqual([...before, 'emoji'])
  const highlights = await client.call('highlights.list', {})
  expect(highlights.map(({ quote }) => quote)).toContain('👳🏻‍♀️')

  await page.keyboard.press('Control+e')
  const exporting = page.getByRole('dialog', { name: 'Export' })
  await exporting.getByText('UIMA CAS JSON', { exact: true }).click()
  await exporting.getByRole('radio', { name: 'All documents' }).check()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    exporting.getByRole('button', { name: 'Save as UIMA CAS JSON' }).click(),
  ])
  await exporting.waitFor({ state: 'detached' })
  await openDialog(page)
  const buffer = readFileSync(await download.path())
  await choose(page, { name: 'back.zip', mimeType: 'application/zip', buffer })
  await dialog(page)
    .getByText(/^\d+ highlights are here already$/)
    .waitFor()
  await dialog(page).getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('Imported 0 highlights').waitFor()
  expect(await client.call('highlights.list', {})).toHaveLength(highlights.length)
  expect(app.faults).toEqual([])
})
