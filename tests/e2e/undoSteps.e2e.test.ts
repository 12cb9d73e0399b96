// What one "Undo" takes back, in a real browser: what it was offered for, and what was one thing to a person.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './launchBrowser.ts'
import { openArticle, selectByTessa } from './openArticle.ts'
import { typeInPalette } from './typeInPalette.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('thrown away beside another one that is read, a document comes back by the offer', async () => {
  const { page, client, text, faults } = await openArticle(browser)
  const grant = await page.evaluate<string>(
    `fetch('/upload?name=aside.txt', { method: 'POST', body: 'Aside.' })
      .then((answer) => answer.json()).then(({ grant }) => grant)`,
  )
  await client.call('documents.import', { grants: [grant] })
  const titles = async () => (await client.call('documents.list', {})).map(({ title }) => title)
  const count = async () => (await client.call('highlights.list', {})).length
  const aside = page
    .getByRole('region', { name: 'Documents' })
    .getByRole('button', { name: /^aside/ })
  await aside.waitFor()
  await selectByTessa(page)
  const before = await count()
  await page.keyboard.press('h')
  await expect.poll(count).toBe(before + 1)
  await aside.focus()
  await page.keyboard.press('Delete')
  await expect.poll(titles).not.toContain('aside')
  await text.waitFor()
  // The key was the row's: the highlight, chosen in the text, is still there.
  expect(await count()).toBe(before + 1)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(titles).toContain('aside')
  expect(await count()).toBe(before + 1)
  expect(faults).toEqual([])
})

test('a place accepted in the review is taken back by the offer, not what was done since', async () => {
  const { page, client, faults } = await openArticle(browser)
  const waiting = async () => (await client.call('review.list', {})).length
  const before = await waiting()
  await page.keyboard.press('Alt+3')
  await page.locator('fieldset [data-state=edited]').click()
  await page.getByText('The words of this passage changed.').waitFor()
  await page.keyboard.press('a')
  await expect.poll(waiting).toBe(before - 1)
  const { id } = await client.call('codes.create', { name: 'Made since' })
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(waiting).toBe(before)
  expect((await client.call('codes.list', {})).map((code) => code.id)).toContain(id)
  expect(faults).toEqual([])
})

test('an emptied trash comes back by the offer, whatever was done in another window since', async () => {
  const { page, client, faults } = await openArticle(browser)
  const { id } = await client.call('codes.create', { name: 'Thrown away' })
  await client.call('codes.trash', { codeId: id })
  await typeInPalette(page, 'trash')
  await page.keyboard.press('Enter')
  const trash = page.getByRole('dialog', { name: 'Trash' })
  await trash.getByRole('button', { name: 'Empty the trash' }).click()
  await trash.getByRole('button', { name: 'Empty the trash of 1 thing' }).click()
  await trash.waitFor({ state: 'detached' })
  await client.call('codes.create', { name: 'Made since' })
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  const thrownAway = async () => (await client.call('trash.list', {})).map(({ label }) => label)
  await expect.poll(thrownAway).toEqual(['Thrown away'])
  const codes = (await client.call('codes.list', {})).map(({ name }) => name)
  expect(codes).toContain('Made since')
  expect(faults).toEqual([])
})

test('colours walked through by arrow are taken back at once', async () => {
  const { page, client, faults } = await openArticle(browser)
  const background = async () =>
    (await client.call('codes.list', {})).find(({ name }) => name === 'Background')
  const before = (await background())?.colour
  await typeInPalette(page, 'codebook')
  await page.keyboard.press('Enter')
  const book = page.getByRole('dialog', { name: 'Codebook' })
  await book.getByRole('button', { name: /^Background/ }).click()
  const colours = book.getByRole('group', { name: 'Colour' })
  await colours.locator('input:checked').focus()
  for (let step = 0; step < 3; step++) {
    const seen = (await background())?.colour
    await page.keyboard.press('ArrowRight')
    await expect.poll(async () => (await background())?.colour).not.toBe(seen)
  }
  const { operation } = await client.call('history.undo', {})
  expect(operation?.label).toContain('Background')
  expect((await background())?.colour).toBe(before)
  expect(faults).toEqual([])
})
