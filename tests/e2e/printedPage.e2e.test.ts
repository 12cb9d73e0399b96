// What a real browser prints of an export: of the page in the window, and of the file that was saved.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { importSource } from '../../services/importers/importSource.ts'
import { launchBrowser } from './launchBrowser.ts'
import { openExport } from './openExport.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** The words on the paper, as this app reads a PDF; all white space is one space. */
async function wordsOf(pdf: Buffer): Promise<string> {
  const { text } = await importSource({ name: 'printed.pdf', bytes: pdf })
  return text.replace(/\u00ad/g, '').replace(/\s+/g, ' ')
}

/** Width and height of the first page, in millimetres. */
function paperOf(pdf: Buffer): string {
  const box = /\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1'))
  return [box?.[1], box?.[2]].map((side) => Math.round((Number(side) / 72) * 25.4)).join(' × ')
}

const options = { preferCSSPageSize: true, printBackground: true }

/** Prints as the window stands while the browser's own dialog would be open; it is given the word to go on after. */
async function printWindow(page: Page, dialog: Locator): Promise<Buffer> {
  // A dialog stops the page: here it is what comes after it that waits.
  await page.evaluate(`window.print = () => {
    const root = document.documentElement
    const shown = document.body.lastElementChild
    const sheets = [...document.adoptedStyleSheets]
    const copy = shown.cloneNode(false)
    copy.attachShadow({ mode: 'open' }).append(...[...shown.shadowRoot.childNodes].map((each) => each.cloneNode(true)))
    copy.shadowRoot.adoptedStyleSheets = shown.shadowRoot.adoptedStyleSheets
    queueMicrotask(() => {
      document.body.append(copy)
      document.adoptedStyleSheets = sheets
      root.dataset.printing = ''
      window.hasPrinted = true
    })
  }`)
  await dialog.getByRole('button', { name: 'Print' }).click()
  await expect.poll(() => page.evaluate('window.hasPrinted')).toBe(true)
  return page.pdf(options)
}

/** What the window leaves to a page on paper: its ground, and for words their ink and type. */
function leftToPage(page: Page): Promise<unknown> {
  return page.evaluate(`(() => {
    const shown = getComputedStyle(document.body.lastElementChild)
    const grounds = [document.documentElement, document.body].map((each) => getComputedStyle(each).backgroundColor)
    return { grounds, ink: shown.color, type: shown.fontSize }
  })()`)
}

/** Saves the page and prints the file, as a person does who opens it. */
async function printSaved(page: Page, dialog: Locator): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save as Web page' }).click(),
  ])
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  const opened = await context.newPage()
  const faults: string[] = []
  opened.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  const folder = mkdtempSync(join(tmpdir(), 'variorum-printed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await download.saveAs(join(folder, 'saved.html'))
  await opened.goto(pathToFileURL(join(folder, 'saved.html')).href)
  const pdf = await opened.pdf(options)
  expect(faults).toEqual([])
  return pdf
}

test('an export with a style is on the paper with its citations and its bibliography', async () => {
  const { app, dialog } = await openExport(browser)
  await dialog.getByLabel('Web page').check()
  await dialog.getByLabel('Citation style').selectOption('APA, 7th edition')
  await dialog.getByRole('region', { name: 'Preview' }).getByText('Content-Security').waitFor()
  const inWindow = await printWindow(app.page, dialog)
  const ofFile = await printSaved(app.page, dialog)
  for (const pdf of [inWindow, ofFile]) {
    const words = await wordsOf(pdf)
    expect(words).toContain('We are not joining anything')
    expect(words).toMatch(
      /\(Tessa Harcourt, 2026, para\. \d+, revision 2, captured \d{4}-\d\d-\d\d\)/,
    )
    expect(words).toMatch(/Bibliography Tessa Harcourt\. \(2026, March 12\)\. New Zealand writes/)
    // Nothing of the window is on it.
    expect(words).not.toContain('Save as Web page')
  }
})

test('an export by a template is on the paper as its own styles say', async () => {
  const { app, dialog } = await openExport(browser)
  await app.page.emulateMedia({ colorScheme: 'dark' })
  await dialog.getByLabel('Web page').check()
  await dialog.getByLabel('Citation style').selectOption('Chicago, 17th edition: notes')
  await dialog.getByLabel('Written by').selectOption('A new template …')
  await dialog.getByRole('textbox', { name: 'Template', exact: true }).fill(`<title>Quotes</title>
    <style>@page { size: A5 } html { color: #123 } body { margin: 0 } .gone { display: none }</style>
    <style media="print">.later { display: none } body > h1 { break-before: page }</style>
    <p style="display: none">by an attribute</p><p class="gone">by a rule</p><p class="later">by a sheet for paper</p>
    <p>First leaf of {{ project.name }}</p>
    {% for document in documents %}<h1>{{ document.title | upcase }}</h1>
    {% for annotation in document.annotations %}<p>[{{ annotation.quote }}] {{ annotation.citation }}</p>{% endfor %}{% endfor %}
    <h2>Sources</h2>{% for entry in bibliography %}<p>{{ entry.html | raw }}</p>{% endfor %}`)
  await expect
    .poll(() => dialog.getByRole('button', { name: 'Print' }).isEnabled(), { timeout: 20_000 })
    .toBe(true)
  const inWindow = await printWindow(app.page, dialog)
  const ofFile = await printSaved(app.page, dialog)
  for (const pdf of [inWindow, ofFile]) {
    const words = await wordsOf(pdf)
    expect(paperOf(pdf)).toBe('148 × 210')
    expect(words).toMatch(/^First leaf of New Zealand and NATO NEW ZEALAND WRITES DOWN/)
    expect(words).toMatch(/\[“We are not joining anything[^[]*Tessa Harcourt, “New Zealand Writes/)
    expect(words).toMatch(/Sources Tessa Harcourt\. “New Zealand Writes/)
    expect(words).not.toMatch(/by an attribute|by a rule|by a sheet/)
  }
  await app.page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const none = 'rgba(0, 0, 0, 0)'
  // The ink is the one that the template gives its page.
  const left = { grounds: [none, none], ink: 'rgb(17, 34, 51)', type: '16px' }
  expect(await leftToPage(app.page)).toEqual(left)
  expect(app.faults).toEqual([])
})
