// A style of citing, chosen in the dialog for exports, in a real browser.
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownStyle } from '../../services/exporters/citing/citing.fixture.ts'
import { launchBrowser } from './launchBrowser.ts'
import { openExport } from './openExport.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('the style that is chosen cites in the preview and in the file, where the format cites', async () => {
  const { app, dialog } = await openExport(browser)
  const style = dialog.getByLabel('Citation style')
  const preview = dialog.getByRole('region', { name: 'Preview' }).locator('pre')
  await preview.getByText('# ').waitFor()
  expect(await preview.textContent()).not.toContain('- citation:')
  await style.selectOption('Chicago, 17th edition: notes')
  await preview.getByText(/- citation: .*para\. \d+, .*revision 2, captured/).waitFor()
  await style.selectOption('APA, 7th edition')
  await preview.getByText(/- citation: \(.*para\. \d+, revision 2, captured/).waitFor()
  expect(await app.violations()).toEqual([])

  const bring = async (name: string, csl: string) => {
    const [chooser] = await Promise.all([
      app.page.waitForEvent('filechooser'),
      style.selectOption('A style of your own (.csl) …'),
    ])
    await chooser.setFiles({ name, mimeType: 'text/xml', buffer: Buffer.from(csl) })
  }
  await bring('page.csl', '<html></html>')
  await dialog.getByRole('alert').waitFor()
  expect(await style.inputValue()).toBe('apa')
  expect(await app.violations()).toEqual([])
  await bring('mine.csl', ownStyle('<text value="Mine"/>'))
  await preview.getByText(/- citation: Mine, revision 2, captured/).waitFor()
  expect(await dialog.getByRole('alert').count()).toBe(0)
  expect(await style.locator('option:checked').textContent()).toBe('Own')
  await style.selectOption('APA, 7th edition')

  await dialog.getByLabel('Table (CSV)').check()
  await style.waitFor({ state: 'detached' })
  await dialog.getByLabel('Markdown').check()
  expect(await style.inputValue()).toBe('apa')
  await preview.getByText(/- citation: \(/).waitFor()
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save as Markdown' }).click(),
  ])
  expect(readFileSync(await download.path(), 'utf8')).toMatch(/## Bibliography\n\n\S.*\n$/)
})
