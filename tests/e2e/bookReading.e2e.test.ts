// A long book with 10,000 highlights in the built interface, on a server that is killed in the middle of writing.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Client } from '../../core/api/connect.ts'
import { bookAnnotations, ending, highlightCount, madeUpBook, opening } from './bookFixture.ts'
import { launchBrowser } from './launchBrowser.ts'
import { otherClient } from './otherClient.ts'
import { askCommandLine, newDataFolder, openServedApp, type ServedApp } from './servedApp.ts'

const slowMachine = 300_000
const slowly = { timeout: 60_000 }

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

interface ListedAnnotation {
  readonly id: string
  readonly quote: string
  readonly codes: readonly string[]
}

/** A data folder, and a project in it that holds the book and its highlights. */
async function withBook(): Promise<{ dataFolder: string; project: string; documentId: string }> {
  const { path: dataFolder, remove } = newDataFolder()
  onTestFinished(remove)
  const [project, book, annotations] = ['book.variorum', 'book.txt', 'book.json'].map((name) =>
    join(dataFolder, name),
  ) as [string, string, string] // three names, three paths
  const text = madeUpBook()
  expect(text.length).toBeGreaterThan(2_850_000)
  writeFileSync(book, text)
  writeFileSync(annotations, bookAnnotations(text))
  const ask = <T>(...words: string[]) => askCommandLine<T>(dataFolder, ...words)
  const { documents } = await ask<{ documents: { id: string }[] }>('import', project, book)
  const words = ['import-annotations', project, annotations, '--format', 'jsonld']
  expect(await ask(...words)).toMatchObject({ imported: highlightCount, unplaced: 0 })
  return { dataFolder, project, documentId: documents[0]?.id ?? '' }
}

async function openBook(dataFolder: string, project: string): Promise<ServedApp> {
  const app = await openServedApp(browser, dataFolder, [project])
  onTestFinished(() => app.close())
  await app.page.locator('[aria-readonly=true]').waitFor()
  return app
}

/** Whether words of the text are within the window. */
const isInView = (page: Page, words: string) =>
  page.evaluate<boolean>(`(() => {
    const walker = document.createTreeWalker(document.querySelector('[aria-readonly=true]'), 4)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.includes(${JSON.stringify(words)})) continue
      const { top, bottom } = node.parentElement.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    }
    return false
  })()`)

/** Goes to one end of the text and selects its two outermost words; begins anew until a key has arrived. */
async function selectAt(page: Page, end: 'Home' | 'End', words: string): Promise<void> {
  const outward = `Control+Shift+Arrow${end === 'Home' ? 'Right' : 'Left'}`
  await page.keyboard.press('Control+2')
  await page.locator('[aria-readonly=true]:focus').waitFor()
  await expect
    .poll(async () => {
      await page.keyboard.press(`Control+${end}`)
      await page.keyboard.press(outward)
      await page.keyboard.press(outward)
      return page.evaluate<string>('getSelection().toString().trim()')
    }, slowly)
    .toBe(words)
  await page.getByRole('toolbar', { name: 'What to do with the words selected' }).waitFor()
}

async function giveNewCode(page: Page, code: string): Promise<void> {
  await page.keyboard.press('c')
  await page.getByRole('combobox', { name: 'Choose a code' }).waitFor()
  await page.keyboard.type(code)
  await page.keyboard.press('Control+Enter')
}

/** The codes of the passages that consist of these words, as another client sees them. */
async function codesOf(client: Client, documentId: string, quote: string): Promise<string[]> {
  const annotations = await client.call('highlights.list', { documentId })
  return annotations
    .filter((one) => one.quote === quote)
    .flatMap(({ codings }) => codings.map(({ path }) => path.join('/')))
}

/** Highlights one passage after another until the host is gone; the ids of those that were confirmed. */
function writeUntilTheEnd(client: Client, documentId: string) {
  const confirmed: string[] = []
  const ended = (async () => {
    for (let start = 1000; ; start += 200) {
      const passage = { ranges: [[start, start + 20] as const] }
      const { id } = await client.call('highlights.create', { documentId, passage })
      confirmed.push(id)
    }
  })()
  return { confirmed, ended }
}

test(
  'a book with 10,000 highlights is opened, read to its end, coded, undone; killed, it has lost nothing',
  async () => {
    const { dataFolder, project, documentId } = await withBook()
    const app = await openBook(dataFolder, project)
    const { page } = app
    await expect.poll(() => isInView(page, opening), slowly).toBe(true)
    const client = await otherClient(page)
    const [recent] = await client.call('projects.recent', {})
    await client.call('projects.open', { recent: recent?.key ?? '' })

    await selectAt(page, 'Home', 'It begins')
    await giveNewCode(page, 'Kept')
    await expect.poll(() => codesOf(client, documentId, 'It begins'), slowly).toEqual(['Kept'])

    await page.mouse.move(600, 500)
    for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, 2000)
    await expect.poll(() => isInView(page, opening)).toBe(false)
    await selectAt(page, 'End', 'it ends')
    expect(await isInView(page, ending)).toBe(true)
    await giveNewCode(page, 'Taken back')
    await expect.poll(() => codesOf(client, documentId, 'it ends'), slowly).toEqual(['Taken back'])
    await page.keyboard.press('Control+z')
    await expect.poll(() => codesOf(client, documentId, 'it ends'), slowly).toEqual([])

    const { confirmed, ended } = writeUntilTheEnd(client, documentId)
    await expect.poll(() => confirmed.length, slowly).toBeGreaterThan(20)
    expect(app.faults).toEqual([])
    app.serve.child.kill('SIGKILL')
    await expect(ended).rejects.toMatchObject({ code: 'cancelled' })
    expect(await app.serve.ended()).toEqual({ code: null, signal: 'SIGKILL' })
    await app.close()
    expect(app.faults.filter((fault) => fault.startsWith('asked for'))).toEqual([])

    const again = await openBook(dataFolder, project)
    await again.page.keyboard.press('Control+2')
    await again.page.keyboard.press('Control+Home')
    await expect.poll(() => isInView(again.page, opening), slowly).toBe(true)
    const words = again.page.locator('[aria-readonly=true]').getByText(opening)
    await words.click({ position: { x: 12, y: 12 } })
    await again.page.getByRole('article', { name: 'It begins' }).getByText('Kept').waitFor()
    await again.close()
    expect(again.faults).toEqual([])

    const annotations = await askCommandLine<ListedAnnotation[]>(dataFolder, 'annotations', project)
    const quotes = new Map(annotations.map(({ quote, codes }) => [quote, codes]))
    expect(quotes.get('It begins')).toEqual(['Kept'])
    expect(quotes.has('it ends')).toBe(false)
    const ids = new Set(annotations.map(({ id }) => id))
    expect(confirmed.filter((id) => !ids.has(id))).toEqual([])
    // One more than was confirmed may have been written.
    expect(annotations.length - highlightCount - 1 - confirmed.length).toBeOneOf([0, 1])
    expect(await askCommandLine(dataFolder, 'verify', project)).toMatchObject({
      ok: true,
      problems: [],
    })
  },
  slowMachine,
)
