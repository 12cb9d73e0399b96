// A template of a person's own, from the first mistake to the file, in a real browser.
import { readFileSync } from 'node:fs'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser } from './launchBrowser.ts'
import { openExport } from './openExport.ts'
import { otherClient } from './otherClient.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const by = (dialog: Locator) => dialog.getByLabel('Written by')
const text = (dialog: Locator) => dialog.getByRole('textbox', { name: 'Template', exact: true })
const preview = (dialog: Locator) => dialog.getByRole('region', { name: 'Preview' }).locator('pre')

test('an error names the line; mended and kept, it writes what the preview shows', async () => {
  const { app, dialog } = await openExport(browser)
  await by(dialog).selectOption('A new template …')
  // It begins as what Variorum writes.
  await preview(dialog).getByText('### 1').waitFor()
  await text(dialog).fill('# Quotes\n\n{{ dokument.title }}')
  await dialog.getByText('Line 3, column 4: undefined variable: dokument').waitFor()
  expect(await dialog.getByRole('button', { name: 'Save as Markdown' }).isDisabled()).toBe(true)
  // The last good preview stays while something is wrong.
  expect(await preview(dialog).textContent()).toContain('### 1')
  expect(await app.violations()).toEqual([])
  await dialog.getByRole('button', { name: 'Show the line' }).click()
  expect(await app.page.evaluate('getSelection().toString()')).toBe('{{ dokument.title }}')

  const mended =
    '# Quotes\n{% for document in documents %}{% for annotation in document.annotations %}\n{{ annotation.quote | blockquote }}\n{% endfor %}{% endfor %}'
  await text(dialog).fill(mended)
  await preview(dialog).getByText('# Quotes').waitFor()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('All quotes')
  await dialog.getByRole('button', { name: 'Save template' }).click()
  await dialog.getByText('Saved in the project', { exact: true }).waitFor()
  await dialog.getByText('what it does not name is left out').waitFor()
  await dialog.getByRole('button', { name: 'Verify by reading it back' }).click()
  const verified = dialog.getByRole('status').filter({ hasText: 'not in the file' })
  await verified
    .getByText(/^Note not in the file: /)
    .first()
    .waitFor()
  expect(await verified.textContent()).toMatch(/^Of 23 passages, .* are not in the file\./)
  const shown = await preview(dialog).textContent()
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save as Markdown' }).click(),
  ])
  expect(readFileSync(await download.path(), 'utf8')).toBe(shown)
})

test('what was kept is there again, is renamed, deleted and brought back', async () => {
  const { app, dialog } = await openExport(browser)
  await dialog.getByLabel('Web page').check()
  await by(dialog).selectOption('A new template …')
  await text(dialog).fill('<p>{{ project.name }}</p>')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('A page')
  await dialog.getByRole('button', { name: 'Save template' }).click()
  await dialog.getByText('Saved in the project', { exact: true }).waitFor()
  await app.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })

  await app.page.keyboard.press('Control+e')
  // A template of web pages is none of Markdown.
  await by(dialog).waitFor()
  expect(await by(dialog).textContent()).not.toContain('A page')
  await dialog.getByLabel('Web page').check()
  await by(dialog).selectOption('A page')
  expect(await text(dialog).inputValue()).toBe('<p>{{ project.name }}</p>')
  await preview(dialog).getByText('Content-Security-Policy').waitFor()
  await dialog.getByRole('textbox', { name: 'Name' }).fill(' My page ')
  await dialog.getByText('Not saved in the project').waitFor()
  await dialog.getByRole('button', { name: 'Save template' }).click()
  await by(dialog).getByText('My page').waitFor({ state: 'attached' })
  await dialog.getByText('Saved in the project', { exact: true }).waitFor()
  expect(await dialog.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('My page')
  await dialog.getByRole('button', { name: 'Delete template' }).click()
  await dialog.getByText('Deleted the template “My page”').waitFor()
  await text(dialog).waitFor({ state: 'detached' })
  // Somebody else does something meanwhile: the offer is still of the template.
  const other = await otherClient(app.page)
  onTestFinished(() => other.close())
  const [recent] = await other.call('projects.recent', {})
  await other.call('projects.open', { recent: recent?.key ?? '' })
  await other.call('templates.create', { name: 'Another page', kind: 'html', text: '' })
  await by(dialog).getByText('Another page').waitFor({ state: 'attached' })
  await dialog.getByRole('button', { name: 'Undo' }).click()
  await by(dialog).selectOption('My page')
  expect(await by(dialog).textContent()).toContain('Another page')
  expect(await text(dialog).inputValue()).toBe('<p>{{ project.name }}</p>')
})

test('what another window keeps meanwhile is told before it is replaced, and is there where nothing was typed', async () => {
  const { app, dialog: one } = await openExport(browser)
  await by(one).selectOption('A new template …')
  await text(one).fill('{{ count }}')
  await one.getByRole('button', { name: 'Save template' }).click()
  await one.getByText('Saved in the project', { exact: true }).waitFor()

  const page = await app.page.context().newPage()
  await page.goto(new URL('/', app.page.url()).href)
  await page.getByRole('button', { name: /^New Zealand and NATO/ }).click()
  await page.locator('[aria-readonly=true]').waitFor()
  await page.keyboard.press('Control+e')
  const two = page.getByRole('dialog', { name: 'Export' })
  await by(two).selectOption('My template')
  await text(one).fill('mine')
  await text(two).fill('theirs')
  await two.getByRole('button', { name: 'Save template' }).click()
  await one.getByText('changed elsewhere since, and saving replaces that').waitFor()
  expect(await text(one).inputValue()).toBe('mine')
  await one.getByRole('button', { name: 'Save template' }).click()
  await one.getByText('Saved in the project', { exact: true }).waitFor()
  await two.getByText('mine', { exact: true }).first().waitFor()
  expect(await text(two).inputValue()).toBe('mine')
})
