// Notes that answer, quote and link, and the codebook: what hangs on passages, by mouse and by key.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainTextOfRichText } from '../../core/text/plainTextOfRichText.ts'
import { dragOver, placeOfWords } from '../../scripts/readerHand.mjs'
import type { AnnotatingApp } from './annotatingApp.ts'
import { launchBrowser } from './launchBrowser.ts'
import { made, openArticle } from './openArticle.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const quote = 'six months’ notice'
const active = (page: Page) => page.locator('article[aria-current=true]')
const field = (page: Page) => page.getByRole('textbox', { name: 'Note', exact: true })

/** A highlight with a note on it, selected. */
async function noted(app: AnnotatingApp, words: string, note: string): Promise<void> {
  const { page } = app
  await dragOver(page, words)
  await page.getByRole('button', { name: 'Note N' }).click()
  await field(page).pressSequentially(note)
  await expect.poll(() => made(app, words)).toMatchObject({ notes: [{ markdown: note }] })
  await page.keyboard.press('Control+Enter')
  await active(page).getByText(note).waitFor()
}

describe('notes', () => {
  test('a reply stands under the note it answers, and undo takes it back', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await noted(app, quote, 'Who gives it?')
    await active(page).getByRole('button', { name: 'Reply' }).click()
    await field(page).pressSequentially('Either side.')
    const notes = async () => (await made(app, quote))?.notes.map(({ markdown }) => markdown)
    await expect.poll(notes).toEqual(['Who gives it?', 'Either side.'])
    const [first, reply] = (await made(app, quote))?.notes ?? []
    expect(reply?.parentId).toBe(first?.id)
    await page.keyboard.press('Control+Enter')
    await active(page).getByText('Either side.').waitFor()
    await page.keyboard.press('Control+2')
    await expect
      .poll(async () => {
        await page.keyboard.press('Control+z')
        return notes()
      })
      .toEqual(['Who gives it?'])
    expect(app.faults).toEqual([])
  })

  test('a quotation jumps back to its passage; [[ links a note, @ an entity', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await noted(app, quote, 'Compare')
    await active(page).getByRole('button', { name: 'Edit the note' }).first().click()
    await field(page).waitFor()
    await page.keyboard.type(' [[Compare')
    await page.getByRole('listbox', { name: 'Notes' }).getByRole('option').first().click()
    await page.keyboard.type('@Hana')
    await page.getByRole('option', { name: 'Hana Whitcombe' }).click()
    await page.getByRole('button', { name: 'Form' }).click()
    await page.getByRole('menuitem', { name: 'Quote the highlight selected' }).click()
    const focused = () => page.evaluate('document.activeElement.getAttribute("aria-label")')
    await expect.poll(focused).toBe('Note')
    await page.getByRole('button', { name: /^Done/ }).click()
    await expect
      .poll(async () => JSON.stringify((await made(app, quote))?.notes[0]?.content))
      .toMatch(/noteLink.*entityLink.*quoteEmbed/)
    const embedded = active(page).getByRole('button', { name: quote })
    await page.keyboard.press('Alt+5')
    await page.getByRole('textbox', { name: 'Filter notes' }).fill('compare')
    await page.getByTitle('Go to the passage').getByText(quote).click()
    await embedded.waitFor()
    await active(page).getByRole('button', { name: 'Hana Whitcombe' }).click()
    await page.getByRole('heading', { level: 1, name: 'Hana Whitcombe' }).waitFor()
    expect(app.faults).toEqual([])
  })

  test('headings, lists and quotations are formed by the menu, and by key', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await dragOver(page, quote)
    await page.getByRole('button', { name: 'Note N' }).click()
    const form = async (name: string) => {
      await page.getByRole('button', { name: 'Form' }).click()
      await page.getByRole('menuitem', { name }).click()
      await page.locator('[aria-label=Note]:focus').waitFor()
    }
    await form('Heading')
    await page.keyboard.type('Doubts')
    await page.keyboard.press('Enter')
    await form('Numbered list')
    await page.keyboard.type('cost')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await form('Quotation')
    await page.keyboard.type('Either side')
    const markdown = async () => (await made(app, quote))?.notes[0]?.markdown
    await expect.poll(markdown).toBe('## Doubts\n\n1. cost\n\n> Either side')
    await page.keyboard.press('Control+Shift+b')
    await expect.poll(markdown).toBe('## Doubts\n\n1. cost\n\nEither side')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(app.faults).toEqual([])
  })

  test('a link typed as Markdown becomes one; what leads nowhere safe stays as typed', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await dragOver(page, quote)
    await page.getByRole('button', { name: 'Note N' }).click()
    const typed = 'See [the **whole** text](https://example.org/a_(b)), not [this](javascript:x).'
    await field(page).pressSequentially(typed)
    const markdown = async () => (await made(app, quote))?.notes[0]?.markdown
    await expect
      .poll(markdown)
      .toBe('See [the **whole** text](https://example.org/a_(b)), not [this\\](javascript:x).')
    await page.keyboard.press('Control+Enter')
    const link = active(page).getByTitle('https://example.org/a_(b)')
    await expect.poll(async () => (await link.allTextContents()).join('')).toBe('the whole text')
    expect(app.faults).toEqual([])
  })

  test('[[ offers the notes written last before anything is typed, never the note itself', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await noted(app, quote, 'The newest of all')
    const [other] = (await app.client.call('notes.recent', { limit: 2 })).slice(1)
    await active(page).getByRole('button', { name: 'Edit the note' }).first().click()
    await field(page).waitFor()
    await page.keyboard.type(' [[')
    const options = page.getByRole('listbox', { name: 'Notes' }).getByRole('option')
    await expect.poll(() => options.count()).toBe(8)
    const offered = await options.allTextContents()
    expect(
      plainTextOfRichText(other?.content ?? { type: 'doc' }).replaceAll(/\s+/g, ' '),
    ).toContain(offered[0]?.replace('…', ''))
    expect(offered).not.toContain('The newest of all')
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => JSON.stringify((await made(app, quote))?.notes[0]?.content))
      .toContain(`"id":"${other?.id}"`)
    expect(app.faults).toEqual([])
  })

  test('all notes in one list: by kind, text and annotator', async () => {
    const app = await openArticle(browser)
    const { page } = app
    await noted(app, quote, 'Zymurgy is not in the article.')
    await page.keyboard.press('Alt+5')
    await page.getByRole('heading', { level: 1, name: 'Notes' }).waitFor()
    const rows = page.getByRole('list', { name: 'Passages' }).getByRole('listitem')
    await expect.poll(() => rows.count()).toBeGreaterThan(3)
    await page.getByRole('textbox', { name: 'Filter notes' }).fill('zymurgy')
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('combobox', { name: 'Annotator' }).selectOption('Ana Kereama')
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('textbox', { name: 'Filter notes' }).fill('')
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('button', { name: 'Codes', exact: true }).click()
    await page.getByRole('combobox', { name: 'Annotator' }).selectOption('Everybody')
    await page.getByRole('button', { name: 'Write a note on Claim / Cost' }).click()
    await field(page).pressSequentially('Money only.')
    const found = () => app.client.call('notes.find', { kind: 'code', text: 'money only' })
    await expect.poll(async () => (await found()).total).toBe(1)
    expect(app.faults).toEqual([])
  })
})

describe('the codebook', () => {
  test('recolours, moves and merges a code, each one undo', async () => {
    const app = await openArticle(browser)
    const { page, client } = app
    const codeAt = async (path: string) =>
      (await client.call('codes.list', {})).find((code) => code.path.join('/') === path)
    const cost = await codeAt('Claim/Cost')
    const verify = await codeAt('To verify')
    await page.keyboard.press('Control+2')
    await page.keyboard.press('Control+Shift+b')
    const book = page.getByRole('dialog', { name: 'Codebook' })
    await book.getByRole('button', { name: /^Cost/ }).click()
    await book.getByRole('radio', { name: 'azure' }).click()
    await expect.poll(() => codeAt('Claim/Cost')).toMatchObject({ colour: 'azure' })
    await book.getByLabel('Below').selectOption('Position')
    await expect.poll(() => codeAt('Position/Cost')).toMatchObject({ id: cost?.id })
    await book.getByLabel('Merge into').selectOption('To verify')
    const both = (cost?.highlights ?? 0) + (verify?.highlights ?? 0)
    await expect.poll(() => codeAt('Position/Cost')).toBeUndefined()
    expect((await codeAt('To verify'))?.highlights).toBeLessThanOrEqual(both)
    await page.keyboard.press('Escape')
    await expect.poll(() => book.count()).toBe(0)
    for (const path of ['Position/Cost', 'Claim/Cost']) {
      await client.call('history.undo', {})
      await expect.poll(() => codeAt(path)).toMatchObject({ id: cost?.id, colour: 'azure' })
    }
    await client.call('history.undo', {})
    await expect.poll(() => codeAt('Claim/Cost')).toEqual(cost)
    expect(app.faults).toEqual([])
  })
})

describe('highlights on each other', () => {
  test('nested and identical ones are reached by click after click, and by O', async () => {
    const app = await openArticle(browser)
    const { page, client } = app
    const documentId = (await client.call('documents.list', {}))[0]?.id ?? ''
    const stack = ['end of 2029', 'end of 2029', 'runs until the end of 2029 and can be ended']
    const ids: string[] = []
    for (const words of stack) {
      const passage = { quote: words }
      ids.push((await client.call('highlights.create', { documentId, passage })).id)
    }
    const { length } = await client.call('highlights.list', { documentId })
    await page.getByText(new RegExp(`^${length} highlights, `)).waitFor()
    await dragOver(page, '2029')
    await page.keyboard.press('Escape')
    const { first } = await placeOfWords(page, '2029')
    const label = () => active(page).getAttribute('data-id')
    const seen: (string | null)[] = []
    for (let click = 0; click < 3; click++) {
      const before = seen.at(-1) ?? null
      await page.mouse.click((first.left + first.right) / 2, first.middle)
      await expect.poll(label).not.toBe(before)
      seen.push(await label())
      // Slower than a double click.
      await page.waitForTimeout(600)
    }
    expect(new Set(seen)).toEqual(new Set(ids))
    expect(seen[2]).toBe(ids[2])
    for (const expected of [seen[0], seen[1], seen[2]]) {
      await page.keyboard.press('o')
      await expect.poll(label).toBe(expected)
    }
    expect(app.faults).toEqual([])
  })
})
