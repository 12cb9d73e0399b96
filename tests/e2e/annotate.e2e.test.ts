// Annotating the sample article in the built interface: by mouse, and again with the keyboard alone.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dragOver } from '../../scripts/readerHand.mjs'
import { launchBrowser } from './launchBrowser.ts'
import { annotations, made, openArticle, selectByTessa } from './openArticle.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const eventually = <T>(read: () => T) => expect.poll(read)

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** What axe finds wrong with the page as it is now. */
async function faultsOfAccess(page: Page): Promise<string[]> {
  // The page's policy runs nothing but its own files; the protocol of the browser may.
  await page.evaluate(axeSource)
  return await page.evaluate<string[]>(`axe
    .run(document, { resultTypes: ['violations'] })
    .then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))`)
}

/** Opens the codes by their key, and waits until the keys go there. */
async function openCodes(page: Page): Promise<void> {
  await page.keyboard.press('c')
  await page.locator('[role=combobox][aria-label="Choose a code"]:focus').waitFor()
}

describe('by mouse', () => {
  test('words become a highlight with a code, at once, and undo takes it back', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await dragOver(page, 'six months’ notice')
    const bubble = page.getByRole('toolbar', { name: 'What to do with the words selected' })
    await bubble.getByRole('button', { name: 'Code C' }).click()
    await page.getByRole('combobox', { name: 'Choose a code' }).fill('cost')
    await page.getByRole('option', { name: /^Cost/ }).click()
    await expect
      .poll(() => made(app, 'six months’ notice'))
      .toMatchObject({
        codings: [{ path: ['Claim', 'Cost'] }],
      })
    const card = page.getByRole('article', { name: 'six months’ notice' })
    await eventually(() => card.textContent()).toContain('Cost')
    await page.keyboard.press('Control+z')
    await eventually(() => made(app, 'six months’ notice')).toBeUndefined()
    await eventually(() => card.count()).toBe(0)
    expect(app.faults).toEqual([])
  })

  test('the codes at hand are one click, and the last one used comes first', async () => {
    const app = await openArticle(browser)
    const bubble = app.page.getByRole('toolbar', { name: 'What to do with the words selected' })
    await dragOver(app.page, 'six months’ notice')
    await bubble.getByRole('button', { name: 'To verify' }).click()
    await expect
      .poll(() => made(app, 'six months’ notice'))
      .toMatchObject({
        codings: [{ path: ['To verify'] }],
      })
    await dragOver(app.page, 'support for Ukraine')
    expect(await bubble.getByRole('button').first().getAttribute('aria-label')).toBe('To verify')
  })

  test('what another window does is seen, and only that is sent', async () => {
    const app = await openArticle(browser)
    const { page, client } = app
    const sent: { highlights: readonly unknown[]; changed: readonly string[] | null }[] = []
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        const { output } = JSON.parse(String(payload))
        if (output?.highlights && 'changed' in output) sent.push(output)
      }),
    )
    await page.reload()
    const inView = page.getByRole('list', { name: 'Highlights in view' })
    await inView.getByRole('listitem').first().waitFor({ state: 'attached' })
    const drawn = async () => (await inView.allTextContents()).join()
    const first = (await annotations(app))[0]
    const passage = { quote: 'six months’ notice' }
    const before = sent.length
    expect(sent.every(({ changed }) => changed === null)).toBe(true)
    const { id } = await client.call('highlights.create', {
      documentId: first?.documentId ?? '',
      passage,
    })
    await eventually(drawn).toContain(passage.quote)
    await client.call('history.undo', {})
    await eventually(drawn).not.toContain(passage.quote)
    expect(sent.slice(before).map(({ changed }) => changed)).toEqual([[id], [id]])
    expect(sent.slice(before).map(({ highlights }) => highlights.length)).toEqual([1, 0])
    expect(app.faults).toEqual([])
  })

  test('a note is written beside its passage and saved by itself', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await dragOver(page, 'six months’ notice')
    await page.getByRole('button', { name: 'Note N' }).click()
    const field = page.getByRole('textbox', { name: 'Note', exact: true })
    await field.pressSequentially('Ask @nat')
    await page.getByRole('option', { name: 'NATO' }).click()
    await field.pressSequentially('about it')
    const note = { markdown: expect.stringMatching(/^Ask \[.*NATO.*\]\(.*\) about it$/) }
    await eventually(() => made(app, 'six months’ notice')).toMatchObject({ notes: [note] })
    await page.getByRole('button', { name: /^Done/ }).click()
    await page.getByRole('article', { name: 'six months’ notice' }).getByText('about it').waitFor()
    expect(app.faults).toEqual([])
  })

  test('an edge is dragged, and the highlight means the new words', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await dragOver(page, 'six months’ notice')
    const bubble = page.getByRole('toolbar', { name: 'What to do with the words selected' })
    await bubble.getByRole('button', { name: 'To verify' }).click()
    await eventually(() => made(app, 'six months’ notice')).toBeDefined()
    const start = await page.getByRole('button', { name: 'Move the start' }).boundingBox()
    const x = (start?.x ?? 0) + 12
    const y = (start?.y ?? 0) + 12
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 20, y, { steps: 5 })
    await page.mouse.move(x + 31, y, { steps: 5 })
    await page.mouse.up()
    const shortened = async () =>
      (await annotations(app)).some(({ quote }) => /^(?!six ).*months’ notice$/.test(quote))
    await eventually(shortened).toBe(true)
  })
})

describe('with the keyboard alone', () => {
  test('select, code, grow, delete, undo', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await selectByTessa(page)
    await openCodes(page)
    await page.keyboard.type('backg')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => made(app, 'By Tessa'))
      .toMatchObject({
        codings: [{ path: ['Background'] }],
      })
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await eventually(() => made(app, 'By Tessa Harcourt')).toBeDefined()
    await page.keyboard.press('Delete')
    await eventually(() => made(app, 'By Tessa Harcourt')).toBeUndefined()
    await page.keyboard.press('Control+z')
    await eventually(() => made(app, 'By Tessa Harcourt')).toBeDefined()
  })

  test('another code in the place of the one it has', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await selectByTessa(page)
    await openCodes(page)
    await page.keyboard.type('backg')
    await page.keyboard.press('Enter')
    await eventually(() => made(app, 'By Tessa')).toBeDefined()
    await openCodes(page)
    await page.keyboard.type('scept')
    await page.keyboard.press('Alt+Enter')
    await eventually(async () =>
      (await made(app, 'By Tessa'))?.codings.map(({ path }) => path),
    ).toEqual([['Position', 'Sceptical']])
  })

  test('a document opens where it was left', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await page.keyboard.press('Control+2')
    await page.locator('[aria-readonly=true]:focus').waitFor()
    await page.keyboard.press('Control+End')
    const top = () =>
      page.evaluate<number>(`document.querySelector('.reader-view-scroller').scrollTop`)
    await eventually(top).toBeGreaterThan(500)
    const documentId = (await app.client.call('documents.list', {}))[0]?.id
    const key = `reading.position.${documentId}`
    await eventually(() => app.client.call('settings.get', { key })).not.toEqual({ value: null })
    await page.reload()
    await app.text.waitFor()
    await eventually(top).toBeGreaterThan(500)
  })

  test('a new code by Ctrl+Enter', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await selectByTessa(page)
    await openCodes(page)
    await page.keyboard.type('Voices / Byline')
    await page.keyboard.press('Control+Enter')
    await expect
      .poll(() => made(app, 'By Tessa'))
      .toMatchObject({
        codings: [{ path: ['Voices', 'Byline'] }],
      })
  })

  test('an entity in three keys: E, one arrow, Enter; then its other mentions', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await selectByTessa(page)
    await page.keyboard.press('e')
    await page.getByRole('listbox', { name: 'Link an entity' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => made(app, 'By Tessa'))
      .toMatchObject({
        mentions: [{ label: 'By Tessa', type: 'organisation' }],
      })
    // NATO is mentioned elsewhere: its name is offered where it has no mention yet.
    await page.keyboard.press('q')
    await page.getByRole('textbox', { name: 'Words of the text' }).fill('NATO')
    await page.keyboard.press('Enter')
    await page.keyboard.press('e')
    await page.getByRole('listbox', { name: 'Link an entity' }).waitFor()
    const mentions = async () =>
      (await app.client.call('entities.list', {})).find(({ label }) => label === 'NATO')
        ?.mentions ?? 0
    const before = await mentions()
    await page.keyboard.press('Enter')
    await eventually(mentions).toBe(before + 1)
    await page.getByRole('region', { name: 'Find other mentions' }).waitFor()
    await page.keyboard.press('Shift+A')
    await eventually(mentions).toBeGreaterThan(before + 1)
    expect(app.faults).toEqual([])
  })

  test('a note by N; from highlight to highlight and back', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await selectByTessa(page)
    await page.keyboard.press('n')
    await page.locator('[aria-label=Note]:focus').waitFor()
    await page.keyboard.type('Written by @Some one whose name runs')
    const offered = await page.getByRole('listbox').boundingBox()
    expect((offered?.x ?? 0) + (offered?.width ?? Number.NaN)).toBeLessThanOrEqual(1440)
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Who is she?')
    await page.keyboard.press('Control+Enter')
    await expect
      .poll(() => made(app, 'By Tessa'))
      .toMatchObject({
        notes: [{ markdown: 'Who is she?' }],
      })
    await page.getByRole('article', { name: 'By Tessa' }).waitFor()
    // The text has the focus again: the next key goes on from there.
    await page.locator('[aria-readonly=true]:focus').waitFor()
    await page.keyboard.press(']')
    const active = page.locator('article[aria-current=true]')
    await eventually(() => active.getAttribute('aria-label')).not.toBe('By Tessa')
    await page.keyboard.press('[')
    await eventually(() => active.getAttribute('aria-label')).toBe('By Tessa')
  })

  test('to the next note and back; to what is to check, which is accepted no longer', async () => {
    const app = await openArticle(browser)
    const { page, client } = app
    const all = await client.call('highlights.list', {})
    const placed = all
      .filter(({ ranges }) => ranges.length > 0)
      .toSorted((one, other) => (one.ranges[0]?.[0] ?? 0) - (other.ranges[0]?.[0] ?? 0))
    const noted = placed.filter(({ notes }) => notes.length > 0).map(({ id }) => id)
    const [edited] = placed.filter(({ state }) => state === 'edited')
    const current = () => page.locator('article[aria-current=true]').getAttribute('data-id')
    await page.keyboard.press('Control+2')
    await page.locator('[aria-readonly=true]:focus').waitFor()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('m')
    await eventually(current).toBe(noted[0])
    await page.keyboard.press('m')
    await page.keyboard.press('m')
    await eventually(current).toBe(noted[2])
    await page.keyboard.press('Shift+M')
    await eventually(current).toBe(noted[1])
    await page.keyboard.press('v')
    await eventually(current).toBe(edited?.id)
    await page
      .locator('article[aria-current=true]')
      .getByText('to check', { exact: true })
      .waitFor()
    await page.keyboard.press('v')
    await page.getByText('None further that way.').waitFor()
    await client.call('highlights.confirm', { highlightIds: [edited?.id ?? ''] })
    await page.getByText('to check', { exact: true }).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+M')
    await eventually(current).toBe(noted.at(-1))
    expect(app.faults).toEqual([])
  })

  test('copies the words with their source', async () => {
    const app = await openArticle(browser)
    await selectByTessa(app.page)
    await app.page.keyboard.press('Control+Alt+c')
    const copied = () => app.page.evaluate<string>('navigator.clipboard.readText()')
    await expect
      .poll(copied)
      .toMatch(/^“By Tessa”\nTessa Harcourt, “New Zealand .*, revision 2, ¶ 2, captured /)
  })
})

describe('for everybody', () => {
  test.each(['light', 'sepia', 'dark', 'hc'])('axe finds nothing wrong in %s', async (theme) => {
    const app = await openArticle(browser)
    const { page } = app
    await page.evaluate(`localStorage.setItem('variorum.theme', '${theme}')`)
    await page.reload()
    await page.getByLabel('Notes in the margin').locator('article').first().waitFor()
    await page.keyboard.press('Control+2')
    await page.keyboard.press(']')
    await page.locator('article[aria-current=true]').waitFor()
    expect(await faultsOfAccess(page)).toEqual([])
    await page.keyboard.press('c')
    await page.getByRole('dialog', { name: 'Choose a code' }).waitFor()
    expect(await faultsOfAccess(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+4')
    await page.getByRole('heading', { level: 1, name: 'Hana Whitcombe' }).waitFor()
    expect(await faultsOfAccess(page)).toEqual([])
    await page.keyboard.press('Alt+5')
    await page.getByRole('heading', { level: 1, name: 'Notes' }).waitFor()
    expect(await faultsOfAccess(page)).toEqual([])
  })
})
