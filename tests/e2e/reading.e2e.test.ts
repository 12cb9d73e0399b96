// What a reader finds beside the text: notes whose passage is gone, grips, and nothing where there is nothing.
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dragOver, placeOfWords } from '../../scripts/readerHand.mjs'
import type { AnnotatingApp } from './annotatingApp.ts'
import { launchBrowser } from './launchBrowser.ts'
import { made, openArticle } from './openArticle.ts'
import { graveFaults } from './servedApp.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('a note whose passage is gone is read beside the text, and leads to the review', async () => {
  const app = await openArticle(browser)
  const { page } = app
  const note = page.getByText('Who paid for the survey?')
  expect(await note.count()).toBe(0)
  await page.getByRole('button', { name: '1 without a place' }).click()
  const list = page.getByRole('dialog', { name: 'Highlights without a place in this revision' })
  await list.getByText('A survey carried out in February').waitFor()
  await list.getByText('Who paid for the survey?').waitFor()
  expect(await graveFaults(page)).toEqual([])
  await list.getByRole('button', { name: 'Place them in the review' }).click()
  await page.getByRole('heading', { name: 'The passage was not found again.' }).waitFor()

  await page.keyboard.press('Alt+1')
  await page.getByRole('button', { name: /^Revision 2 of 2/ }).click()
  await page.getByRole('menuitem', { name: /^Revision 1/ }).click()
  await page.getByRole('button', { name: /^Revision 1 of 2/ }).waitFor()
  await expect.poll(() => page.getByRole('button', { name: /without a place/ }).count()).toBe(0)
  expect(app.faults).toEqual([])
})

test('a text without words says so, and asks nobody to select some', async () => {
  const app = await openArticle(browser)
  const { page } = app
  const text = (name: string, words: string) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(words),
  })
  const hint = page.getByText('No highlights yet. Select words and press C.')
  await importFile(page, text('short.txt', 'Words.'))
  await page.getByRole('textbox', { name: 'short' }).waitFor()
  await hint.waitFor()
  await importFile(page, text('nothing.txt', ''))
  await page.getByText('This text is empty. The file had no words in it.').waitFor()
  await expect.poll(() => hint.count()).toBe(0)
  expect(app.faults).toEqual([])
})

async function importFile(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import files', exact: true }).click(),
  ])
  await chooser.setFiles(file)
}

describe('the grips of a highlight in several parts', () => {
  const first = 'support for Ukraine'
  const last = 'six months’ notice'

  test('move its outer edges; the inner ones stay, and each is one undo', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await twoParts(app)
    await dragGrip(page, 'Move the end of the highlight', 'months’', 'end')
    await expect.poll(() => made(app, `${first} … six months’`)).toBeDefined()
    await dragGrip(page, 'Move the start of the highlight', 'for Ukraine', 'start')
    const smaller = 'for Ukraine … six months’'
    await expect.poll(() => made(app, smaller)).toMatchObject({ codings: [{}] })
    expect((await made(app, smaller))?.ranges).toHaveLength(2)
    await page.keyboard.press('Control+2')
    await page.keyboard.press('Control+z')
    await expect.poll(() => made(app, `${first} … six months’`)).toBeDefined()
    await page.keyboard.press('Control+z')
    await expect.poll(() => made(app, `${first} … ${last}`)).toBeDefined()
    expect(app.faults).toEqual([])
  })

  test('stop before an edge would pass the part it belongs to', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await twoParts(app)
    // Far above the second part, where its end cannot be.
    await dragGrip(page, 'Move the end of the highlight', 'covers cyber', 'start')
    const ranges = async () =>
      (await app.client.call('highlights.list', {})).find(({ quote }) =>
        quote.startsWith(`${first} … `),
      )?.ranges
    const [, second] = (await ranges()) ?? []
    expect(await ranges()).toHaveLength(2)
    expect(second?.[0]).toBeLessThan(second?.[1] ?? 0)
    expect(app.faults).toEqual([])
  })

  async function twoParts(app: AnnotatingApp): Promise<void> {
    const bubble = app.page.getByRole('toolbar', { name: 'What to do with the words selected' })
    await dragOver(app.page, last)
    await bubble.getByRole('button', { name: 'To verify' }).click()
    await expect.poll(() => made(app, last)).toBeDefined()
    await dragOver(app.page, first)
    await bubble.getByRole('button', { name: 'Add to highlight' }).click()
    await app.page.getByRole('article', { name: `${first} … ${last}` }).waitFor()
  }
})

/** Drags a grip to an edge of words. */
async function dragGrip(page: Page, name: string, words: string, edge: 'start' | 'end') {
  const { first, last } = await placeOfWords(page, words)
  // An apostrophe is narrow: beyond its middle is nearer to what follows it.
  const to =
    edge === 'start' ? { x: first.left + 1, y: first.middle } : { x: last.right, y: last.middle }
  const from = await middleOf(page.getByRole('button', { name }))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('it is not in sight')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
