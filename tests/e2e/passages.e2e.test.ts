// Passages in several parts, who said them, and suggestions that were rejected: by mouse and by key.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dragOver } from '../../scripts/readerHand.mjs'
import type { AnnotatingApp } from './annotatingApp.ts'
import { launchBrowser } from './launchBrowser.ts'
import { made, openArticle, selectByTessa } from './openArticle.ts'
import { graveFaults } from './servedApp.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const bubble = (page: Page) =>
  page.getByRole('toolbar', { name: 'What to do with the words selected' })

const quote = 'six months’ notice'

async function highlight(app: AnnotatingApp, words: string): Promise<void> {
  await dragOver(app.page, words)
  await bubble(app.page).getByRole('button', { name: 'To verify' }).click()
  await expect.poll(() => made(app, words)).toBeDefined()
}

describe('several parts', () => {
  test('by mouse: added, taken out in the middle, taken off by the card, undone one by one', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await highlight(app, quote)
    await dragOver(page, 'support for Ukraine')
    await bubble(page).getByRole('button', { name: 'Add to highlight' }).click()
    const both = `support for Ukraine … ${quote}`
    await expect.poll(() => made(app, both)).toMatchObject({ codings: [{ path: ['To verify'] }] })
    const card = page.locator('article[aria-current=true]')
    await expect.poll(() => card.getAttribute('aria-label')).toBe(both)
    expect(await graveFaults(page)).toEqual([])

    await dragOver(page, 'port for Ukr')
    await bubble(page).getByRole('button', { name: 'Take out' }).click()
    await expect.poll(() => made(app, `sup … aine … ${quote}`)).toBeDefined()
    await card.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Take “aine” out of the highlight' }).click()
    await expect.poll(() => made(app, `sup … ${quote}`)).toBeDefined()

    await page.keyboard.press('Control+2')
    await page.keyboard.press('Control+z')
    await expect.poll(() => made(app, `sup … aine … ${quote}`)).toBeDefined()
    await page.keyboard.press('Control+z')
    await expect.poll(() => made(app, both)).toBeDefined()
    await page.keyboard.press('Control+z')
    await expect.poll(() => made(app, quote)).toBeDefined()
    expect(app.faults).toEqual([])
  })

  test('by key: + adds, - takes out, the outer edges move', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await selectByTessa(page)
    await page.keyboard.press('h')
    await expect.poll(() => made(app, 'By Tessa')).toBeDefined()
    await page.keyboard.press('Control+ArrowDown')
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('Control+Shift+ArrowRight')
    const words = async () => (await page.evaluate<string>('getSelection().toString()')).trim()
    await expect.poll(words).toContain(' ')
    const selected = await words()
    await page.keyboard.press('+')
    const both = `By Tessa … ${selected}`
    await expect.poll(() => made(app, both)).toBeDefined()
    await page.keyboard.press('>')
    await expect.poll(() => made(app, `Tessa … ${selected}`)).toBeDefined()
    await page.keyboard.press('<')
    await expect.poll(() => made(app, both)).toBeDefined()
    await page.keyboard.press('Control+Shift+ArrowLeft')
    await page.keyboard.press('Control+Shift+ArrowLeft')
    await expect.poll(words).toContain(' ')
    await page.keyboard.press('-')
    await expect.poll(() => made(app, 'By Tessa')).toBeDefined()
  })
})

describe('who said it', () => {
  test('S links the words to a speaker; the card changes the role', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await dragOver(page, quote)
    await bubble(page).getByRole('button', { name: 'Said by S' }).click()
    const roles = page.getByRole('group', { name: 'What it is to the passage' })
    await roles.getByRole('button', { name: 'speaker', pressed: true }).waitFor()
    await page.getByRole('combobox', { name: 'Link an entity' }).fill('Hana')
    await page.keyboard.press('Enter')
    const link = { label: 'Hana Whitcombe', role: 'speaker' }
    await expect.poll(() => made(app, quote)).toMatchObject({ mentions: [link] })
    const card = page.locator('article[aria-current=true]')
    await card.getByRole('button', { name: 'Hana Whitcombe is speaker: change' }).click()
    await page.getByRole('menuitem', { name: 'addressee' }).click()
    await expect
      .poll(() => made(app, quote))
      .toMatchObject({
        mentions: [{ ...link, role: 'addressee' }],
      })
    expect(app.faults).toEqual([])
  })

  test('by key alone, with another role', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await selectByTessa(page)
    await page.keyboard.press('s')
    await page.getByRole('combobox', { name: 'Link an entity' }).waitFor()
    await page.keyboard.type('Hana')
    await page.keyboard.press('Alt+r')
    await page.keyboard.press('Alt+r')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => made(app, 'By Tessa'))
      .toMatchObject({
        mentions: [{ label: 'Hana Whitcombe', role: 'target' }],
      })
  })
})

describe('suggested mentions', () => {
  test('all are one undo; a rejected one stays rejected, and undo offers it again', async () => {
    const app = await openArticle(browser)
    const { page, client } = app
    const offer = page.getByRole('region', { name: 'Find other mentions' })
    const entity = async () => {
      const found = (await client.call('entities.list', {})).find(({ label }) => label === 'NATO')
      if (found === undefined) throw new Error('the sample has NATO')
      return found
    }
    const { id: entityId, mentions: atFirst } = await entity()
    const [document] = await client.call('documents.list', {})
    const documentId = document?.id ?? ''
    const suggested = async () =>
      (await client.call('entities.suggest', { entityId, documentId })).ranges.length
    await page.keyboard.press('q')
    await page.getByRole('textbox', { name: 'Words of the text' }).fill('NATO')
    await page.keyboard.press('Enter')
    await page.keyboard.press('e')
    await page.getByRole('listbox', { name: 'Link an entity' }).waitFor()
    await page.keyboard.press('Enter')
    await offer.waitFor()
    const open = await suggested()
    expect(open).toBeGreaterThan(1)
    await page.keyboard.press('d')
    await expect.poll(suggested).toBe(open - 1)
    expect((await entity()).mentions).toBe(atFirst + 1)
    await page.keyboard.press('Shift+A')
    await expect.poll(suggested).toBe(0)
    await expect.poll(async () => (await entity()).mentions).toBe(atFirst + open)
    await page.keyboard.press('Control+z')
    await expect.poll(suggested).toBe(open - 1)
    expect((await entity()).mentions).toBe(atFirst + 1)
    await page.keyboard.press('Control+z')
    await expect.poll(suggested).toBe(open)
    expect(app.faults).toEqual([])
  })
})
