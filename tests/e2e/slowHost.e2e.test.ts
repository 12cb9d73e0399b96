// Whoever is faster than the host: keys that come before its answers mean what they meant when pressed.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readingPositionKey } from '../../core/model/readingPosition.ts'
import { dragOver } from '../../scripts/readerHand.mjs'
import { launchBrowser } from './launchBrowser.ts'
import { annotations, made, openArticle, selectByTessa } from './openArticle.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const slow = { delay: 700 }

const focused = (page: Page, label: string) =>
  page.locator(`[aria-label="${label}"]:focus`).waitFor()

/** Highlights words by typing them, and asks for the entity to link at once. */
async function linkByTyping(page: Page, words: string): Promise<void> {
  await page.keyboard.press('q')
  await page.getByRole('textbox', { name: 'Words of the text' }).fill(words)
  await page.keyboard.press('Enter')
  await page.keyboard.press('e')
}

test('an entity that the project has is linked, not made anew', async () => {
  const app = await openArticle(browser, slow)
  const { page, client } = app
  await linkByTyping(page, 'NATO')
  await focused(page, 'Link an entity')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Find other mentions' }).waitFor()
  const entities = await client.call('entities.list', {})
  expect(entities.filter(({ label }) => label === 'NATO')).toHaveLength(1)
})

test('an entity is made of the kind that was gone to, though the list comes later', async () => {
  const app = await openArticle(browser, slow)
  const { page, client } = app
  await linkByTyping(page, 'Tessa Harcourt')
  await focused(page, 'Link an entity')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => await client.call('entities.list', {}))
    .toContainEqual(expect.objectContaining({ label: 'Tessa Harcourt', type: 'organisation' }))
})

test('a colour that is chosen is on at once, and off when undo takes it back', async () => {
  const app = await openArticle(browser, slow)
  const { page, client } = app
  await page.keyboard.press('Control+2')
  await page.keyboard.press('Control+Shift+b')
  const book = page.getByRole('dialog', { name: 'Codebook' })
  await book.getByRole('button', { name: /^Cost/ }).click()
  const isChecked = (name: string) => book.getByRole('radio', { name }).isChecked()
  await book.getByRole('radio', { name: 'azure' }).click()
  // The answer is 700 ms away.
  expect(await isChecked('azure')).toBe(true)
  const colour = async () =>
    (await client.call('codes.list', {})).find(({ name }) => name === 'Cost')?.colour
  await expect.poll(colour).toBe('azure')
  await page.waitForTimeout(2 * slow.delay)
  expect(await isChecked('azure')).toBe(true)
  await client.call('history.undo', {})
  await expect.poll(() => isChecked('azure')).toBe(false)
  expect(await isChecked('rust')).toBe((await colour()) === 'rust')
})

test('who goes to the beginning of a text is not brought back to where they left it', async () => {
  const { page, client, text } = await openArticle(browser, slow)
  const [document] = await client.call('documents.list', {})
  await client.call('settings.set', {
    key: readingPositionKey(document?.id ?? ''),
    value: { revision: 2, offset: 4000, end: 5000 },
  })
  const top = () =>
    page.evaluate<number>(`document.querySelector('.reader-view-scroller').scrollTop`)
  await page.reload()
  await text.waitFor()
  await page.keyboard.press('Control+2')
  await page.locator('[aria-readonly=true]:focus').waitFor()
  expect(await top()).toBe(0)
  await page.keyboard.press('Control+Home')
  // Answers come in the order of the questions: what stands in the history comes after the place.
  await page.keyboard.press('Control+h')
  await page.getByRole('list', { name: 'What was done' }).getByRole('listitem').first().waitFor()
  expect(await top()).toBe(0)
})

test('a code that the project has is given, not another of its name', async () => {
  const app = await openArticle(browser, slow)
  const { page, client } = app
  const before = (await client.call('codes.list', {})).length
  await dragOver(page, 'six months’ notice')
  await page.keyboard.press('c')
  await focused(page, 'Choose a code')
  await page.keyboard.type('cost')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => made(app, 'six months’ notice'))
    .toMatchObject({ codings: [{ path: ['Claim', 'Cost'] }] })
  expect(await client.call('codes.list', {})).toHaveLength(before)
})

test('words selected are highlighted though the caret has gone on', async () => {
  const app = await openArticle(browser, slow)
  const { page } = app
  await selectByTessa(page)
  await page.keyboard.press('h')
  await page.keyboard.press('Control+ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(() => made(app, 'By Tessa')).toBeDefined()
  expect(await page.evaluate<string>('getSelection().toString()')).toHaveLength(2)
})

test('each press of a key that moves an edge counts', async () => {
  const app = await openArticle(browser, slow)
  const { page } = app
  await selectByTessa(page)
  await page.keyboard.press('h')
  await expect.poll(() => made(app, 'By Tessa')).toBeDefined()
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  await expect.poll(() => made(app, 'By')).toBeDefined()
})

test('a key acts on the selection that the key before it made', async () => {
  const app = await openArticle(browser)
  const { page } = app
  await page.keyboard.press('Control+2')
  await page.locator('[aria-readonly=true]:focus').waitFor()
  const before = (await annotations(app)).length
  // In one task of the page, as of a person with a macro: the browser tells of selections in tasks of their own.
  await page.evaluate(`(() => {
    const text = document.querySelector('[aria-readonly=true]')
    const words = document.createTreeWalker(text.querySelector('p'), 4).nextNode()
    getSelection().setBaseAndExtent(words, 0, words, 12)
    text.dispatchEvent(new KeyboardEvent('keydown', { key: 'h', bubbles: true, cancelable: true }))
  })()`)
  await expect.poll(async () => (await annotations(app)).length).toBe(before + 1)
})

test('the palette keeps the focus when an offer ends behind it', async () => {
  const app = await openArticle(browser, slow)
  const { page } = app
  await linkByTyping(page, 'NATO')
  await page.getByRole('option', { name: /^NATO/ }).waitFor()
  await page.keyboard.press('Enter')
  const offer = page.getByRole('region', { name: 'Find other mentions' })
  await offer.waitFor()
  await page.keyboard.press('Shift+A')
  await page.keyboard.press('Control+k')
  await focused(page, 'Find or run a command')
  await offer.waitFor({ state: 'detached' })
  await page.keyboard.type('newer copy')
  await page.getByRole('option', { name: 'Bring in a newer copy' }).waitFor()
})

test('a key pressed while the text is still coming up is not lost', async () => {
  const app = await openArticle(browser)
  const { page } = app
  await page.keyboard.press('Alt+4')
  await page.getByRole('navigation', { name: 'Entities' }).waitFor()
  // Both in one task of the page: the text is drawn after it.
  await page.evaluate(`(() => {
    for (const key of [{ key: '1', code: 'Digit1', altKey: true }, { key: 'q', code: 'KeyQ' }])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }))
  })()`)
  await page.getByRole('dialog', { name: 'Highlight by quote' }).waitFor()
})
