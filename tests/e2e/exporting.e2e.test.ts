// The export dialog: in which order annotations go out, and that the file holds them.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './launchBrowser.ts'
import { openExport } from './openExport.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('annotations stand in the order that is chosen, where people read them', async () => {
  const { app, dialog } = await openExport(browser)
  const preview = dialog.getByRole('region', { name: 'Preview' }).locator('pre')
  const order = dialog.getByLabel('Order')
  await preview.getByText('### 1').waitFor()
  const firstQuote = async () => (await preview.textContent())?.match(/(?<=^> ).*/m)?.[0]
  const inText = await firstQuote()
  await order.selectOption('By code, as in the codebook')
  await expect.poll(firstQuote).not.toBe(inText)
  // The first of the codebook, whatever else a passage has.
  const first = (await preview.textContent())?.match(/(?<=^- code: `)[^`/]+/m)?.[0]
  expect(first).toBe('Claim')
  expect(await app.violations()).toEqual([])
  await order.selectOption('As they stand in the text')
  await expect.poll(firstQuote).toBe(inText)
  await dialog.getByText('Hypothesis (JSON)').click()
  await order.waitFor({ state: 'detached' })
})

test('a file for people is looked through for every word that went out', async () => {
  const { app, dialog } = await openExport(browser)
  await dialog.getByText('Word (DOCX)').click()
  await dialog.getByRole('button', { name: 'Verify by reading it back' }).click()
  await dialog.getByText(/^All of it is in the file, word for word: 23 passages, /).waitFor()
  await dialog.getByText('places, codings and links are not').waitFor()
  expect(await app.violations()).toEqual([])
})

test('a project for Taguette says what it loses, and is no text to look at', async () => {
  const { app, dialog } = await openExport(browser)
  await dialog.getByText('Taguette project (SQLite)').click()
  await dialog.getByText('Entities and links to them.').waitFor()
  await dialog.getByText('This file is no text').waitFor()
  await dialog.getByRole('button', { name: 'Verify by reading it back' }).click()
  await dialog.getByText(/things do not come back the same\.$/).waitFor()
  expect(await app.violations()).toEqual([])
})
