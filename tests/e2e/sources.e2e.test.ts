// Files dropped on the window: their text, their pages, and the comments in them beside the text.
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openAnnotatingApp } from './annotatingApp.ts'
import { launchBrowser } from './launchBrowser.ts'

const fixtures = new URL('../fixtures/', import.meta.url)

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function open() {
  const app = await openAnnotatingApp(browser)
  onTestFinished(() => app.close())
  const { page } = app
  await page.locator('[aria-readonly=true]').waitFor()
  const margin = page.getByLabel('Notes in the margin')
  await margin.locator('article').first().waitFor()
  return { ...app, margin }
}

type App = Awaited<ReturnType<typeof open>>

/** Lets go of a file over the window: one of the fixtures, unless its bytes are given. */
async function drop({ page }: App, path: string, bytes?: Uint8Array): Promise<void> {
  const name = path.split('/').at(-1) ?? path
  const base64 = Buffer.from(bytes ?? readFileSync(new URL(path, fixtures))).toString('base64')
  await page.evaluate(`(() => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(base64)}), (each) => each.charCodeAt(0))
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([bytes], ${JSON.stringify(name)}))
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    }
  })()`)
}

test('a Word document dropped on the window shows its text, its comment in the margin', async () => {
  const app = await open()
  await drop(app, 'docx/mammoth-comments.docx')
  const text = app.page.locator('[aria-readonly=true]')
  await expect.poll(() => text.innerText(), { timeout: 20_000 }).toContain('Ouch.')
  await expect.poll(() => app.margin.innerText()).toContain('A tachyon walks into a bar.')
  expect(app.faults).toEqual([])
})

test('a PDF dropped on the window shows its text, page numbers and the note with its page', async () => {
  const app = await open()
  await drop(app, 'pdf/highlight_popup.pdf')
  const text = app.page.locator('[aria-readonly=true]')
  await expect.poll(() => text.innerText(), { timeout: 20_000 }).toContain('Hello PDF.js World')
  await expect.poll(() => app.margin.innerText()).toContain('PDF.js is highlighted.')
  await expect.poll(() => app.margin.innerText()).toContain('p. 1')
  await expect.poll(() => app.page.getByLabel('Pages of the source').innerText()).toBe('1')
  expect(app.faults).toEqual([])
})

test('a file of no use is told by its name, with no folder of the host', async () => {
  const app = await open()
  await drop(app, 'chart.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  const told = app.page.getByRole('alert').filter({ hasText: '1 file could not be imported.' })
  await told.waitFor()
  expect(await told.locator('b').innerText()).toBe('chart.png')
})

test('of a file without words the reader says that it is empty', async () => {
  const app = await open()
  await drop(app, 'nothing.txt', new Uint8Array())
  await app.page.getByText('This text is empty.').waitFor()
  expect(await app.page.getByText(/^¶/).count()).toBe(0)
})

test('a long import says how far it is, and leaves nothing where it is cancelled', async () => {
  const app = await open()
  const { page, client } = app
  const before = (await client.call('documents.list', {})).length
  const line = 'The harbour master counted forty ships before the storm and none after it.\n'
  await drop(app, 'long.txt', Buffer.from(line.repeat(40_000)))
  const status = page.getByRole('status').filter({ hasText: 'Importing' })
  await status.getByRole('button', { name: 'Cancel' }).click()
  await status.waitFor({ state: 'detached' })
  // What comes after it is not held up, and comes alone.
  await drop(app, 'short.txt', Buffer.from('A short text.'))
  await page.locator('[aria-readonly=true]').filter({ hasText: 'A short text.' }).waitFor()
  const titles = (await client.call('documents.list', {})).map(({ title }) => title)
  expect(titles).toHaveLength(before + 1)
  expect(titles).not.toContain('long')
  expect((await page.getByRole('alert').allInnerTexts()).join('')).toBe('')
  expect(app.faults).toEqual([])
})

test('a TEI file dropped on the window shows its text, its page and its note in the margin', async () => {
  const app = await open()
  const source = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
    <title>A letter</title><respStmt xml:id="ed"><resp>editor</resp><name>Ann Editor</name></respStmt></titleStmt></fileDesc></teiHeader>
    <text><body><pb n="iv"/><head>To Charles Babbage</head><p>I am working<lb/>very hard<note resp="#ed">Underlined twice.</note> for you,
    writes <persName ref="http://www.wikidata.org/entity/Q7259">Ada Lovelace</persName>.</p></body></text></TEI>`
  await drop(app, 'letter.xml', new TextEncoder().encode(source))
  const text = app.page.locator('[aria-readonly=true]')
  await expect.poll(() => text.innerText(), { timeout: 20_000 }).toContain('very hard for you')
  await expect.poll(() => app.margin.innerText()).toContain('Underlined twice.')
  await expect.poll(() => app.margin.innerText()).toContain('AE\np. iv')
  await expect.poll(() => app.page.getByLabel('Pages of the source').innerText()).toBe('iv')
  expect(app.faults).toEqual([])
})
