// How highlights stand on the newest revision: counted, and filtered by, wherever they are listed.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnchorState } from '../../core/model/anchor.ts'
import { launchBrowser } from './launchBrowser.ts'
import { annotations, openArticle } from './openArticle.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const filter = (page: Page) =>
  page.getByRole('group', { name: 'Highlights by how surely they were placed' })

/** What the filter says, as "edited 1". */
async function offered(page: Page): Promise<string[]> {
  await filter(page).waitFor()
  return filter(page).getByRole('button').allTextContents()
}

function counted(states: readonly AnchorState[]): string[] {
  return (['exact', 'shifted', 'edited', 'ambiguous', 'orphan'] as const).flatMap((state) => {
    const count = states.filter((each) => each === state).length
    return count === 0 ? [] : [`${state} ${count}`]
  })
}

test('in the text: highlights in one state alone, by key', async () => {
  const app = await openArticle(browser)
  const { page } = app
  const placed = (await annotations(app)).filter(({ ranges }) => ranges.length > 0)
  const edited = placed.filter(({ state }) => state === 'edited')
  expect(edited).toHaveLength(1)
  const trigger = page.getByRole('button', { name: 'All states' })
  await trigger.focus()
  await page.keyboard.press('Enter')
  expect(await offered(page)).toEqual(counted(placed.map(({ state }) => state)))
  await filter(page).getByRole('button', { name: 'edited' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'edited', exact: true }).waitFor()
  // The next highlight is the only one left, wherever the caret is.
  await page.keyboard.press('Control+2')
  await page.keyboard.press(']')
  const active = page.locator('article[aria-current=true]')
  await expect.poll(() => active.getAttribute('data-id')).toBe(edited[0]?.id)
  const listed = page.getByRole('list', { name: 'Highlights in view' }).getByRole('listitem')
  await expect.poll(() => listed.count()).toBe(1)
  await page.getByRole('button', { name: 'edited', exact: true }).click()
  await filter(page).getByRole('button', { name: 'edited' }).click()
  await expect.poll(() => listed.count()).toBeGreaterThan(1)
  expect(app.faults).toEqual([])
})

test('among the notes: passages in one state alone, and none elsewhere', async () => {
  const app = await openArticle(browser)
  const { page } = app
  const noted = (await annotations(app)).filter(({ notes }) => notes.length > 0)
  await page.keyboard.press('Alt+5')
  expect(await offered(page)).toEqual(counted(noted.map(({ state }) => state)))
  await filter(page).getByRole('button', { name: 'orphan' }).click()
  const passages = page.getByRole('list', { name: 'Passages' })
  const orphans = noted.filter(({ state }) => state === 'orphan')
  await expect.poll(() => passages.getByRole('listitem').count()).toBe(orphans.length)
  expect(await passages.textContent()).toContain(orphans[0]?.quote.slice(0, 40))
  // What else is asked for counts; the state that was chosen can be left though nothing fits.
  await page.getByRole('textbox', { name: 'Filter notes' }).fill('no note has these words')
  await page.getByText('No notes like that.').waitFor()
  expect(await offered(page)).toEqual(['orphan 0'])
  await page.getByRole('textbox', { name: 'Filter notes' }).fill('')
  await page.getByRole('button', { name: 'Documents' }).click()
  await page.getByRole('main').getByRole('list', { name: 'Documents' }).waitFor()
  expect(await filter(page).count()).toBe(0)
  expect(app.faults).toEqual([])
})

test('on the page of an entity: one without a place is listed, and leads to the review', async () => {
  const app = await openArticle(browser)
  const { page, client } = app
  const [orphan] = (await annotations(app)).filter(({ state }) => state === 'orphan')
  const label = 'Tessa Harcourt'
  const { id: entityId } = await client.call('entities.create', { label, type: 'person' })
  const placed = (await annotations(app)).filter(({ state }) => state === 'edited')
  for (const highlight of [orphan, ...placed]) {
    const highlightId = highlight?.id ?? ''
    await client.call('mentions.add', { highlightId, mention: { entity: { entityId } } })
  }
  await page.keyboard.press('Alt+4')
  const entities = page.getByRole('navigation', { name: 'Entities' })
  await entities.getByRole('button', { name: label }).click()
  await page.getByText('2 mentions in 1 document').waitFor()
  expect(await offered(page)).toEqual(['edited 1', 'orphan 1'])
  await filter(page).getByRole('button', { name: 'orphan' }).click()
  await page.getByText('1 mention in 1 document').waitFor()
  await page.getByTitle('Place them in the review').click()
  await page.getByText('The passage was not found again.').waitFor()
  expect(app.faults).toEqual([])
})
