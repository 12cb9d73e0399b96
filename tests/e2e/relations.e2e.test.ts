// Two entities related by a passage: from the text, on the pages of both, in Compare; with the keyboard.
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dragOver } from '../../scripts/readerHand.mjs'
import { launchBrowser } from './launchBrowser.ts'
import { openArticle } from './openArticle.ts'
import { graveFaults } from './servedApp.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function openEntityPage(page: Page, name: string): Promise<Locator> {
  const screens = page.getByRole('navigation', { name: 'Screens' })
  await screens.getByRole('button', { name: /^Entities/ }).click()
  const entities = page.getByRole('navigation', { name: 'Entities' })
  await entities.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  return page.getByRole('region', { name: /relations?$/ })
}

test('words selected in the text bear out a relation, which both pages then show', async () => {
  const app = await openArticle(browser)
  const { page, client } = app
  await dragOver(page, 'New Zealand troops served alongside NATO forces')
  await page.getByRole('toolbar', { name: 'What to do with the words' }).waitFor()
  await page.keyboard.press('Shift+R')
  const dialog = page.getByRole('dialog', { name: 'Relate two entities' })
  await expect.poll(() => dialog.getByLabel('Who or what').inputValue()).toBe('New Zealand')
  expect(await dialog.getByLabel('To whom or what').inputValue()).toBe('NATO')
  await dialog.getByLabel('Is what to it').fill('served alongside')
  expect(await graveFaults(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByText('New Zealand and NATO are related.').waitFor()

  const onNato = await openEntityPage(page, 'NATO')
  const relation = onNato.getByRole('listitem').filter({ hasText: 'served alongside' }).first()
  await relation.getByText('New Zealand troops served alongside NATO forces').waitFor()
  expect(await graveFaults(page)).toEqual([])
  const relations = await client.call('relations.list', {})
  const made = relations.find(({ type }) => type === 'served alongside')
  expect(made).toMatchObject({ flag: null, evidence: [{ state: 'exact' }] })
  expect(made?.evidence[0]?.quote).toContain('New Zealand troops served alongside NATO forces')

  await relation.getByRole('button', { name: 'New Zealand', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'New Zealand', exact: true }).waitFor()
  const onNewZealand = page.getByRole('region', { name: /relations$/ })
  await onNewZealand.getByText('served alongside', { exact: true }).waitFor()
  await onNewZealand.getByRole('button', { name: /^New Zealand troops served/ }).click()
  const margin = page.getByLabel('Notes in the margin')
  await margin.getByRole('button', { name: 'New Zealand — served alongside → NATO' }).waitFor()
  expect(app.faults).toEqual([])
})

test('a relation to somebody new carries a flag until a passage is chosen; all of it can be undone', async () => {
  const app = await openArticle(browser)
  const { page, client } = app
  const region = await openEntityPage(page, 'Isla Renwick')
  await region.getByRole('button', { name: 'Relate' }).click()
  const dialog = page.getByRole('dialog', { name: 'Relate two entities' })
  await dialog.getByLabel('Is what to it').fill('teaches at')
  await dialog.getByLabel('To whom or what').fill('A university')
  await dialog.getByLabel('New entity').selectOption('organisation')
  await dialog.getByText('No passage yet: the relation will carry a flag.').waitFor()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await region.getByText('No passage yet').waitFor()

  const said = 'Isla Renwick — teaches at → A university'
  await region.getByRole('button', { name: `Edit ${said}` }).click()
  const editing = page.getByRole('dialog', { name: 'Edit the relation' })
  const [first] = await editing.getByRole('checkbox').all()
  await first?.check()
  await editing.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => region.getByText('No passage yet').count()).toBe(0)
  const one = async () =>
    (await client.call('relations.list', {})).find(({ type }) => type === 'teaches at')
  expect((await one())?.evidence).toHaveLength(1)

  await region.getByRole('button', { name: `Move ${said} to the trash` }).click()
  await expect.poll(() => region.getByText('teaches at').count()).toBe(0)
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z')
  await expect.poll(one).toBeUndefined()
  const entities = await client.call('entities.list', {})
  expect(entities.map(({ label }) => label)).not.toContain('A university')
  expect(app.faults).toEqual([])
})

test('a newer copy that has the words no more leaves the relation flagged, and Compare lists it', async () => {
  const app = await openArticle(browser)
  const { page, client } = app
  const region = await openEntityPage(page, 'NATO')
  const favour = region.getByRole('listitem').filter({ hasText: 'is in favour of closer ties' })
  await favour.getByText('None of its passages has a place on the latest revision').waitFor()

  const [document] = await client.call('documents.list', {})
  const documentId = document?.id ?? ''
  const { relations } = await client.call('compare.affected', {
    left: { documentId, revision: 1, snapshot: 'before-revision-2' },
    right: { documentId, revision: 2 },
  })
  expect(relations.map(({ type }) => type)).toEqual(['is in favour of closer ties with'])
  const screens = page.getByRole('navigation', { name: 'Screens' })
  await screens.getByRole('button', { name: /^Review/ }).click()
  const rests = page.locator('[data-bears-out]')
  await rests.getByText('New Zealand — is in favour of closer ties with → NATO').waitFor()
  await page.keyboard.press('Alt+2')
  await page.getByRole('button', { name: 'What rests on it', exact: true }).click()
  await expect.poll(() => page.locator('[data-count=relations] b').textContent()).toBe('1')
  const listed = page.locator('[data-affected]').filter({ hasText: 'Only evidence for' })
  await listed
    .getByRole('button', { name: 'New Zealand — is in favour of closer ties with → NATO' })
    .click()
  await page.getByRole('heading', { level: 1, name: 'New Zealand', exact: true }).waitFor()
  expect(app.faults).toEqual([])
})
