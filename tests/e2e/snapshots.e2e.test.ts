// Snapshots, the revisions of a highlight, and how the dialogs about versions stand with axe.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type AnnotatingApp, openAnnotatingApp } from './annotatingApp.ts'
import { launchBrowser } from './launchBrowser.ts'
import { graveFaults } from './servedApp.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function open(): Promise<AnnotatingApp> {
  const app = await openAnnotatingApp(browser, {
    rendererFolder: process.env['VARIORUM_TEST_RENDERER'],
  })
  onTestFinished(() => app.close())
  await app.page.getByRole('button', { name: /^Compare/ }).waitFor()
  return app
}

test('a snapshot says who and why, and what restoring it changes; then it is restored', async () => {
  const { page, client } = await open()
  const [document] = await client.call('documents.list', {})
  const documentId = document?.id ?? ''
  await page.keyboard.press('Control+h')
  await page.getByLabel('Name of a new snapshot').fill('first reading')
  await page.getByLabel('Why').fill('Before the weekend')
  await page.keyboard.press('Enter')
  await page.getByText('Ana Kereama: Before the weekend').waitFor()
  const list = () => client.call('highlights.list', { documentId })
  const before = await list()
  await client.call('highlights.trash', { highlightIds: before.slice(0, 2).map(({ id }) => id) })
  await page.getByRole('button', { name: 'Restore first reading' }).click()
  const preview = page.locator('[data-preview]')
  await preview.getByText('2 highlights come back').waitFor()
  await preview.getByRole('button', { name: 'Restore it' }).click()
  await expect.poll(async () => (await list()).length).toBe(before.length)
})

test('the revisions of a document show how each highlight stands; a place opens the text', async () => {
  const { page, client } = await open()
  const [document] = await client.call('documents.list', {})
  const timeline = await client.call('compare.timeline', { documentId: document?.id ?? '' })
  await page.locator('[aria-readonly=true]').waitFor()
  await page.keyboard.press('Control+Shift+h')
  const dialog = page.getByRole('dialog')
  const rows = dialog.locator('[data-timeline]')
  await rows.first().waitFor()
  const [first] = timeline.highlights
  const states = rows.first().locator('[data-standing]')
  expect(
    await states.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-standing'))),
  ).toEqual(
    timeline.revisions.map(
      ({ revision }) => first?.standings.find((one) => one.revision === revision)?.state ?? 'none',
    ),
  )
  const newest = rows.first().getByRole('button').last()
  await expect.poll(() => newest.and(page.locator(':focus')).count()).toBe(1)
  await newest.click()
  await expect.poll(() => dialog.count()).toBe(0)
})

test('axe finds nothing grave in what opens over the comparison, and in what rests on it', async () => {
  const { page } = await open()
  await page.keyboard.press('Alt+2')
  await page.locator('[data-gutter]').first().waitFor()
  for (const name of ['Only', 'Leave out']) {
    await page.getByRole('button', { name, exact: true }).click()
    await page.getByRole('dialog').waitFor()
    expect(await graveFaults(page), name).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await page.keyboard.press('e')
  await page.locator('[data-affected]').first().waitFor()
  expect(await graveFaults(page), 'what rests on it').toEqual([])
  await page.keyboard.press('Control+h')
  await page
    .getByRole('button', { name: /^Restore / })
    .first()
    .click()
  await page.locator('[data-preview]').waitFor()
  expect(await graveFaults(page), 'the preview').toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+h')
  await page.locator('[data-timeline]').first().waitFor()
  expect(await graveFaults(page), 'the timeline').toEqual([])
})
