// What came in and how it was read can be read afterwards: in the details of a document, and for the whole project.
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

const project = new URL('../fixtures/refi-qda/qualcoder-4.0beta/probeA.qdpx', import.meta.url)

async function open(): Promise<AnnotatingApp> {
  const app = await openAnnotatingApp(browser)
  onTestFinished(() => app.close())
  app.page.setDefaultTimeout(60_000)
  await app.page.locator('[aria-readonly=true]').waitFor()
  return app
}

async function command(page: Page, name: string): Promise<void> {
  await typeInPalette(page, name)
  await page.getByRole('option', { name }).first().waitFor()
  await page.keyboard.press('Enter')
}

const importsDialog = (page: Page) => page.getByRole('dialog', { name: 'Imports' })

/** Through the dialog, as a person would. */
async function importProject(page: Page): Promise<void> {
  await command(page, 'Import annotations')
  const dialog = page.getByRole('dialog', { name: 'Import annotations' })
  const choosing = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Choose files' }).click()
  await (await choosing).setFiles(fileURLToPath(project))
  await dialog.getByText('13 new highlights').waitFor()
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByText('Imported 13 highlights and 3 documents').waitFor()
}

test('an import of annotations leaves its report; from it a document is opened; undo takes it along', async () => {
  const { page, client, faults } = await open()
  await importProject(page)
  await command(page, 'Imports and their reports')
  const dialog = importsDialog(page)
  const entry = dialog.locator('[data-import=annotations]')
  await entry.getByText('probeA.qdpx').waitFor()
  await entry.getByText('Ana Kereama').waitFor()
  await entry.getByText('13 new highlights; 3 new documents').waitFor()
  await entry.getByText(/^application\/zip, .* kB, read by variorum\/qdpx 1$/).waitFor()
  const report = entry.getByRole('list', { name: 'What was guessed or left out of probeA.qdpx' })
  await report.getByText('12 of 12 quotes match').waitFor()
  await dialog.locator('[data-import=revision]').getByText('Revision 2').waitFor()
  expect(await graveFaults(page)).toEqual([])
  await entry.getByRole('button', { name: 'Open federalist-51' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.locator('[aria-readonly=true]').getByText('To what expedient').first().waitFor()
  await client.call('history.undo', {})
  await command(page, 'Imports and their reports')
  await dialog.locator('[data-import=document]').first().waitFor()
  expect(await entry.count()).toBe(0)
  expect(faults).toEqual([])
})

test('the details of a document say which files it comes from, who brought them and what was left out', async () => {
  const { page, client, faults } = await open()
  const [document] = await client.call('documents.list', {})
  const documentId = document?.id ?? ''
  const read = { item: { publisher: 'The Terrace', custom: { ris: { AD: ['Wellington'] } } } }
  await client.call('bibliography.apply', { records: [{ documentId, ...read }] })
  await page.getByRole('button', { name: `Actions for ${document?.title}` }).click()
  await page.getByRole('menuitem', { name: 'Details' }).click()
  const details = page.getByRole('dialog', { name: 'Details' })
  await details.getByText('Where it comes from').waitFor()
  const newer = details.locator('[data-import=revision]')
  await newer.getByText(/^Revision 2, [\d,]+ characters/).waitFor()
  await newer.getByText(/read by variorum\/\w+ 1$/).waitFor()
  const [, second] = document?.revisions ?? []
  await newer.getByText(second?.sha256 ?? '').waitFor()
  await details.getByText('No report was kept when this came in.').waitFor()
  expect(await graveFaults(page)).toEqual([])
  expect(faults).toEqual([])
})

/** A file in which almost everything is tolerated, about a document of this address. */
function oddities(source: string): Buffer {
  const target = { source, selector: { type: 'TextQuoteSelector', exact: 'six months’ notice' } }
  const annotation = { '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation', target }
  return Buffer.from(
    JSON.stringify([
      { ...annotation, id: 'not a URI', body: [], created: 'some day' },
      { ...annotation, id: 'urn:a:1', body: { type: 'Video', id: 'urn:v' }, created: '2020-01-01' },
      { ...annotation, id: 'urn:a:2', target: { source, selector: { type: 'SvgSelector' } } },
      { type: 'Annotation', id: 'urn:a:3' },
      { a: 1 },
    ]),
  )
}

test('a long report shows its beginning, and all of it by key', async () => {
  const { page, client, faults } = await open()
  const [document] = await client.call('documents.list', {})
  const url = String(document?.metadata['URL'])
  await command(page, 'Import annotations')
  const dialog = page.getByRole('dialog', { name: 'Import annotations' })
  const choosing = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Choose files' }).click()
  const file = { name: 'odd.json', mimeType: 'application/json', buffer: oddities(url) }
  await (await choosing).setFiles(file)
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await command(page, 'Imports and their reports')
  const entry = importsDialog(page).locator('[data-import=annotations]')
  const lines = entry.getByRole('listitem')
  await lines.first().waitFor()
  expect(await lines.count()).toBe(5)
  await entry.getByRole('button', { name: /^Show all \d+ lines$/ }).press('Enter')
  const { imports } = await client.call('imports.list', { limit: 1 })
  expect(await lines.count()).toBe(imports[0]?.report?.length)
  await entry.getByText('Entries that are no annotations are left out (1)').waitFor()
  expect(await graveFaults(page)).toEqual([])
  await entry.getByRole('button', { name: 'Show fewer lines' }).press('Enter')
  expect(await lines.count()).toBe(5)
  expect(faults).toEqual([])
})

test('hundreds of imports are drawn as far as they are seen, and gone through by key', async () => {
  const { page, client, faults } = await open()
  const [document] = await client.call('documents.list', {})
  const documentId = document?.id ?? ''
  for (let number = 1; number <= 120; number++) {
    const item = { publisher: `Press ${number}` }
    await client.call('bibliography.apply', { records: [{ documentId, item }] })
  }
  await command(page, 'Imports and their reports')
  const dialog = importsDialog(page)
  const rows = dialog.getByRole('list', { name: 'Files that came in' }).getByRole('listitem')
  await rows.first().waitFor()
  expect(await rows.count()).toBeLessThan(60)
  expect(await rows.first().getAttribute('aria-setsize')).toBe('122')
  // Rows are measured as they come into view, and the end moves with them.
  const end = dialog.locator('[data-import=revision]')
  const goToEnd = async () => {
    await dialog.locator('div[tabindex="0"]').press('End')
    return await end.count()
  }
  await expect.poll(goToEnd).toBe(1)
  expect(await rows.count()).toBeLessThan(60)
  expect(faults).toEqual([])
})
