// The export dialog: of which list and in which order annotations go out, and that the file holds them.
import type { Browser, Locator } from 'playwright-core'
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

/** The words of the passages in the preview. */
async function passagesIn(dialog: Locator): Promise<string[]> {
  const preview = await dialog.getByRole('region', { name: 'Preview' }).locator('pre').textContent()
  return (preview ?? '').split(/^#### /m).slice(1)
}

test('what a search finds goes out alone, by the words of the highlights or of their notes', async () => {
  const { app, dialog } = await openExport(browser)
  const { page } = app
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  const words = page.getByLabel('Words in this project')
  await words.fill('alliance')
  const these = page.getByRole('button', { name: 'Export these highlights' })
  await these.click()
  await dialog.getByRole('radio', { name: /^The \d+ highlights found$/, checked: true }).waitFor()
  await expect.poll(async () => (await passagesIn(dialog)).length).toBeGreaterThan(1)
  for (const passage of await passagesIn(dialog)) expect(passage).toMatch(/alliance/i)
  await dialog.getByText(/annotations were not chosen and are left out/).waitFor()
  expect(await app.violations()).toEqual([])
  // By its own command the dialog offers no list.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+e')
  await dialog.getByRole('radio', { name: 'This document', checked: true }).waitFor()
  expect(await dialog.getByRole('radio', { name: /found$/ }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await words.fill('Solheim')
  await these.click()
  await page.getByText('Nothing of it is highlighted').waitFor()
  expect(await dialog.count()).toBe(0)
})

test('the passages of the notes screen, and those that the text shows, go out alone', async () => {
  const { app, dialog } = await openExport(browser)
  const { page } = app
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'All states' }).click()
  await page.getByRole('button', { name: 'edited 1' }).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+e')
  await dialog.getByRole('radio', { name: 'This document', checked: true }).waitFor()
  await dialog.getByText('The 1 highlight shown in the text').click()
  await expect.poll(async () => (await passagesIn(dialog)).length).toBe(1)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Notes', exact: true }).click()
  await page.getByLabel('Filter notes').fill('alliance')
  await page.getByRole('button', { name: 'Export these highlights' }).click()
  await dialog.getByRole('radio', { name: /found$/, checked: true }).waitFor()
  await expect.poll(async () => (await passagesIn(dialog)).length).toBeGreaterThan(0)
  expect(await app.violations()).toEqual([])
})
