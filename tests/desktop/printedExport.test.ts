// An export as PDF: what is on the paper, and when it is printed.
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { askCommandLine, newDataFolder } from '../e2e/servedApp.ts'
import type { DesktopLauncher } from './desktopApp.ts'
import { createLauncher } from './launcher.ts'
import { answerSaving, type Desktop, openDesktop } from './openDesktop.ts'
import { openSample } from './person.ts'

let launcher: DesktopLauncher
let desktop: Desktop
/** Where what the test saves goes. */
let folder: string
const data = newDataFolder()

beforeAll(async () => {
  launcher = await createLauncher()
  desktop = await openDesktop(launcher, data.path)
  await openSample(desktop.page)
})
afterAll(async () => {
  await desktop.app.close()
  await launcher.close()
  data.remove()
})
beforeEach(async () => {
  folder = mkdtempSync(join(data.path, 'printed-'))
  await answerSaving(desktop.app, folder)
})

async function openExport(): Promise<Locator> {
  const { page } = desktop
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByText('PDF', { exact: true }).click()
  return dialog
}

/** How often something is printed from now on: each time in a window of its own. */
async function countPrints(): Promise<() => Promise<number>> {
  await desktop.app.evaluate(({ app }) => {
    const printed: unknown[] = []
    Object.assign(globalThis, { printed })
    app.on('web-contents-created', (_event, contents) => printed.push(contents))
  })
  return () => desktop.app.evaluate(() => (Reflect.get(globalThis, 'printed') as unknown[]).length)
}

/** The one file that was saved. */
function savedFile(): string {
  const names = readdirSync(folder)
  expect(names).toEqual([expect.stringMatching(/\.pdf$/)])
  return join(folder, names[0] ?? '')
}

/** Width and height of each page, in millimetres. */
function papers(file: string): Set<string> {
  const boxes = readFileSync(file, 'latin1').matchAll(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)
  const millimetres = (points: string | undefined) => Math.round((Number(points) / 72) * 25.4)
  return new Set([...boxes].map(([, ...sides]) => sides.map(millimetres).join(' × ')))
}

/** What is on the paper, as this app reads a PDF; all white space is one space. */
async function words(file: string): Promise<string> {
  const project = join(data.path, 'read.variorum')
  const ask = <T>(...rest: string[]) => askCommandLine<T>(join(data.path, 'reader'), ...rest)
  const { documents } = await ask<{ documents: { id: string }[] }>('import', project, file)
  const { text } = await ask<{ text: string }>('text', project, documents[0]?.id ?? '')
  return text.replace(/\s+/g, ' ')
}

test('is on the paper that is chosen, with every document, and nothing is printed before', async () => {
  const printed = await countPrints()
  const dialog = await openExport()
  await dialog.getByRole('radio', { name: 'Letter' }).check()
  await dialog.getByRole('radio', { name: 'All documents' }).check()
  await dialog.getByRole('region', { name: 'Preview' }).waitFor()
  expect(await printed()).toBe(0)
  await dialog.getByRole('button', { name: 'Verify by reading it back' }).click()
  await dialog.getByText(/^All of it is in the file, word for word: /).waitFor()
  expect(await printed()).toBe(1)
  await dialog.getByRole('button', { name: 'Save as PDF' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(papers(savedFile())).toEqual(new Set(['216 × 279']))
  expect(await words(savedFile())).toContain('We are not joining anything')
  expect(await printed()).toBe(2)
})

test('is written by a template, once that is without a fault', async () => {
  const printed = await countPrints()
  const dialog = await openExport()
  await dialog.getByRole('radio', { name: 'A4' }).check()
  await dialog.getByLabel('Written by').selectOption('A new template …')
  const template = dialog.getByRole('textbox', { name: 'Template', exact: true })
  const save = dialog.getByRole('button', { name: 'Save as PDF' })
  await template.fill('<p>{{ dokument.title }}</p>')
  await dialog.getByText('undefined variable: dokument').waitFor()
  expect(await save.isDisabled()).toBe(true)

  await template.fill(`<title>Quotes</title><style>h1 { break-before: page }</style>
    <p>First leaf of {{ project.name }}</p>
    {% for document in documents %}<h1>{{ document.title | upcase }}</h1>
    {% for annotation in document.annotations %}<p>[{{ annotation.quote }}]</p>{% endfor %}{% endfor %}
    <script>document.body.textContent = 'changed by a script'</script>`)
  await dialog.getByText('undefined variable').waitFor({ state: 'detached' })
  await expect.poll(() => save.isEnabled()).toBe(true)
  expect(await printed()).toBe(0)
  await save.click()
  await dialog.waitFor({ state: 'detached' })
  expect(await printed()).toBe(1)
  const file = savedFile()
  expect(readFileSync(file, 'latin1').match(/\/Type ?\/Page\b/g)?.length).toBeGreaterThan(1)
  expect(papers(file)).toEqual(new Set(['210 × 297']))
  const text = await words(file)
  expect(text).toContain('First leaf of New Zealand and NATO')
  expect(text).toContain('[“We are not joining anything')
  expect(text).not.toContain('changed by a script')
  expect(desktop.app.leaks()).toEqual([])
})
