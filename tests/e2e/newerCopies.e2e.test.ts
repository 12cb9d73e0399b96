// A newer copy that comes in by dropping, pasting or choosing a file is asked about, never assumed.
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type AnnotatingApp, openAnnotatingApp } from './annotatingApp.ts'
import { launchBrowser } from './launchBrowser.ts'
import { graveFaults } from './servedApp.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const article = readFileSync(new URL('../../assets/sample/article-2.html', import.meta.url), 'utf8')
const newer = article.replaceAll('four-year', 'five-year')
const TITLE = 'New Zealand writes down its closest arrangement with NATO yet'

async function open(): Promise<AnnotatingApp> {
  const app = await openAnnotatingApp(browser)
  onTestFinished(() => app.close())
  await app.page.locator('[aria-readonly=true]').waitFor()
  return app
}

type Files = readonly (readonly [name: string, text: string])[]

/** Drops files on the window, as a hand does: the page sees the events of a drag from outside. */
async function drop(page: Page, files: Files): Promise<void> {
  await page.evaluate(`(() => {
    const dropped = new DataTransfer()
    for (const [name, text] of ${JSON.stringify(files)})
      dropped.items.add(new File([text], name, { type: 'text/html' }))
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }))
  })()`)
}

const question = (page: Page) => page.getByRole('dialog', { name: /newer cop/ })

async function documents({ client }: AnnotatingApp) {
  const list = await client.call('documents.list', {})
  return list.map(({ title, revisions }) => [title, revisions.length])
}

const sample = [[TITLE, 2]]

test('dropped: a new revision, with its highlights, and one undo takes it back', async () => {
  const app = await open()
  const { page } = app
  await drop(page, [['later.html', newer]])
  await question(page).getByText('The same address.').waitFor()
  expect(await graveFaults(page)).toEqual([])
  expect(await documents(app)).toEqual(sample)
  await question(page)
    .getByRole('radio', { name: `Revision 3 of “${TITLE}”` })
    .check()
  await question(page).getByRole('button', { name: 'Import 1 file' }).click()
  await expect.poll(() => documents(app)).toEqual([[TITLE, 3]])
  await page.getByText(/^Revision 3 is in/).waitFor()
  await page.getByRole('button', { name: /^Revision 3 of 3/ }).waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(() => documents(app)).toEqual(sample)
  expect(app.faults).toEqual([])
})

test('pasted, with keys alone: a separate document', async () => {
  const app = await open()
  const { page } = app
  const { text } = await app.client.call('documents.text', {
    documentId: (await app.client.call('documents.list', {}))[0]?.id ?? '',
  })
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(`${text}\nOne more line.`)})`)
  await page.keyboard.press('Control+2')
  await page.locator('[aria-readonly=true]:focus').waitFor()
  await page.keyboard.press('Control+v')
  await question(page).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => documents(app)).toEqual([...sample, [TITLE, 1]])
  expect(app.faults).toEqual([])
})

test('chosen by Ctrl+I: Escape imports nothing', async () => {
  const app = await open()
  const { page } = app
  const seq = async () => (await app.client.call('project.info', {})).seq
  const before = await seq()
  const choosing = page.waitForEvent('filechooser')
  // A round trip: by then the browser leaves choosing to the test.
  await page.evaluate('0')
  await page.keyboard.press('Control+i')
  const chooser = await choosing
  await chooser.setFiles([
    { name: 'later.html', mimeType: 'text/html', buffer: Buffer.from(newer) },
    { name: 'other.txt', mimeType: 'text/plain', buffer: Buffer.from('Something else.') },
  ])
  await question(page).getByText('1 other file becomes a document.').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => question(page).count()).toBe(0)
  expect(await seq()).toBe(before)
})

test('several files: one question, each with its own answer, one operation', async () => {
  const app = await open()
  const { page } = app
  await drop(page, [
    ['later.html', newer],
    ['same.html', article],
    ['latest.html', newer.replaceAll('Wellington', 'Auckland')],
    ['bad.pdf', '%PDF-1.7'],
    ['weather.txt', 'It rained in the night and the river rose.'],
  ])
  const dialog = question(page)
  await dialog.waitFor()
  await dialog.getByText('2 files look like newer copies, 1 is here already').waitFor()
  expect(await dialog.getByRole('group').count()).toBe(3)
  const same = dialog.getByRole('group', { name: 'same.html' })
  expect(await same.getByRole('radio', { name: /is revision 2 of/ }).isChecked()).toBe(true)
  await dialog.getByRole('button', { name: 'All as separate documents' }).click()
  await dialog.getByRole('button', { name: 'All as newer copies' }).click()
  await dialog.getByRole('group', { name: 'latest.html' }).getByText('Leave it out').click()
  await dialog.getByRole('button', { name: 'Import 3 files' }).click()
  await expect
    .poll(() => documents(app))
    .toEqual([
      [TITLE, 3],
      ['weather', 1],
    ])
  await page.getByRole('alert').getByText('bad.pdf').waitFor()
  const [newest] = await app.client.call('history.list', { limit: 1 })
  expect(newest?.label).toBe('Import 1 document and 1 revision')
})
