// docs/WALKTHROUGH.md, walked: from an empty start to the exported comparison of two texts of one's own.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { firstCopy, newerCopy, walkthroughSteps } from '../../scripts/walkthroughSteps.mjs'
import { launchBrowser } from './launchBrowser.ts'
import { askCommandLine, graveFaults, newDataFolder } from './servedApp.ts'
import { typeInPalette } from './typeInPalette.ts'
import { type OpenWalked, openOnDesktop, openServed, type WalkedApp } from './walkedApp.ts'

const slowMachine = 600_000

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function start(open: OpenWalked): Promise<WalkedApp & { readonly dataFolder: string }> {
  const { path, remove } = newDataFolder()
  onTestFinished(remove)
  const app = await open(browser, path)
  onTestFinished(() => app.close())
  return { ...app, dataFolder: path }
}

interface Listed {
  readonly quote: string
  readonly state: string
  readonly annotator: string
  readonly codes: readonly string[]
  readonly note: string | null
  readonly entities: readonly { readonly label: string; readonly type: string }[]
}

/** What is in the project once the app has let it go. */
async function expectWork(app: WalkedApp & { readonly dataFolder: string }): Promise<void> {
  await app.close()
  const ask = <T>(...words: string[]) => askCommandLine<T>(app.dataFolder, ...words)
  const project = app.project()
  expect(await ask('verify', project)).toMatchObject({ ok: true, problems: [] })
  const found = await ask<readonly Listed[]>('annotations', project)
  expect(found.map(({ annotator }) => annotator)).toEqual(Array(5).fill('Ana Kereama'))
  const of = (start: string) => found.filter(({ quote }) => quote.startsWith(start))
  const coded = { codes: ['Claim/Cost'], state: 'edited' }
  expect(of('Keeping the boat afloat')).toMatchObject([coded])
  expect(of('Eleven of them are children')).toMatchObject([coded])
  const note = expect.stringMatching(/Ask for a whole year/)
  expect(of('In July even the gulls leave')).toMatchObject([{ note, state: 'orphan' }])
  const mention = {
    entities: [{ label: 'Harbour Board', type: 'organisation' }],
    state: 'shifted',
  }
  expect(of('Harbour Board')).toMatchObject([mention, mention])
  expect(app.faults()).toEqual([])
}

function expectReport(report: string): void {
  for (const words of ['Harbour Board', 'gulls leave', 'Fourteen']) expect(report).toContain(words)
}

function expectExport(markdown: string): void {
  const quotes = ['Harbour Board', '1.2 million', 'gulls leave', 'Ask for a whole year']
  for (const words of quotes) expect(markdown).toContain(words)
}

const hosts: readonly (readonly [string, OpenWalked])[] = [
  ['in a browser', openServed],
  ['in a window of its own', openOnDesktop],
]

describe.each(hosts)('%s', (_host, open) => {
  test(
    'by mouse',
    async () => {
      const app = await start(open)
      const saved = new Map<string, string>()
      for (const { name, walk } of walkthroughSteps) {
        const see = async () => {
          expect(await graveFaults(app.page), name).toEqual([])
        }
        const step = () => walk(app.page, see, app.choose)
        if (name === 'report' || name === 'export') saved.set(name, await app.savedBy(step))
        else await step()
      }
      expectReport(saved.get('report') ?? '')
      expectExport(saved.get('export') ?? '')
      await expectWork(app)
    },
    slowMachine,
  )

  test(
    'with the keyboard alone',
    async () => {
      const app = await start(open)
      await walkByKeys(app)
      await expectWork(app)
    },
    slowMachine,
  )
})

/** The same steps without a pointer: keys go to wherever the focus is. */
async function walkByKeys(app: WalkedApp): Promise<void> {
  const { page, choose, savedBy } = app
  const { keyboard } = page
  await begin(app)
  await annotate(page)
  await command(page, 'newer copy')
  await page.getByRole('dialog', { name: 'Bring in a newer copy' }).waitFor()
  await tabTo(page, 'Choose the file')
  await choose(page, () => keyboard.press('Enter'), newerCopy)
  await page.getByText('harbour-ferry-corrected.txt', { exact: true }).waitFor()
  await tabTo(page, 'Bring it in')
  await keyboard.press('Enter')
  await page.getByRole('button', { name: 'Review 3 highlights' }).waitFor()
  await tabTo(page, 'Review 3 highlights')
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'The passage was not found again.' }).waitFor()
  await keyboard.press('Shift+A')
  await page.getByText('Accepted 2 places').waitFor()
  await keyboard.press('Alt+2')
  await page.getByText('13 differences').waitFor()
  await keyboard.press(']')
  await page.getByText('Difference 1 of 13').waitFor()
  expectReport(await savedBy(() => keyboard.press('r')))
  await keyboard.press('Control+e')
  await page.getByRole('dialog', { name: 'Export' }).getByText('5 annotations').first().waitFor()
  await tabTo(page, 'Save as Markdown')
  expectExport(await savedBy(() => keyboard.press('Enter')))
  await page.getByText('Saved harbour-ferry.md').waitFor()
  await keyboard.press('Control+z')
  await page.getByText('Undone: Accept 2 places').waitFor()
}

async function begin({ page, choose }: WalkedApp): Promise<void> {
  const { keyboard } = page
  await page.getByRole('button', { name: /^New project/ }).waitFor()
  await tabTo(page, 'Your name')
  await keyboard.press('Control+a')
  await keyboard.type('Ana Kereama')
  await keyboard.press('Alt+n')
  await focused(page, 'Name of the project')
  await keyboard.type('Rangi Island ferry')
  await keyboard.press('Enter')
  await page.getByRole('button', { name: 'Import a document' }).waitFor()
  await choose(page, () => keyboard.press('Control+i'), firstCopy)
  await page.getByRole('textbox', { name: 'harbour-ferry' }).waitFor()
}

async function annotate(page: Page): Promise<void> {
  const { keyboard } = page
  await keyboard.press('Control+2')
  await highlight(page, 'Keeping the boat afloat takes 1.4 million dollars a year', 1)
  await keyboard.press('c')
  await focused(page, 'Choose a code')
  await keyboard.type('Claim / Cost')
  await keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Cost 1' }).waitFor()
  await highlight(page, 'Eleven of them are children', 2)
  await keyboard.press('1')
  await page.getByRole('button', { name: 'Cost 2' }).waitFor()
  await highlight(page, 'In July even the gulls leave.', 3)
  await keyboard.press('n')
  await focused(page, 'Note')
  await keyboard.type('Is July the quietest month? Ask for a whole year.')
  await keyboard.press('Control+Enter')
  await page.getByText('3 highlights, 1 note').waitFor()
  await keyboard.press('Control+2')
  // The first of two.
  await highlight(page, 'Harbour Board', 4)
  await keyboard.press('e')
  await focused(page, 'Link an entity')
  await page.getByRole('option', { name: 'New organisation' }).waitFor()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await page.getByText('stands 1 more time').waitFor()
  await keyboard.press('Shift+A')
  await page.getByText('5 highlights, 1 note').waitFor()
}

/** Highlights words by typing them; `count`: how many highlights there are then. */
async function highlight(page: Page, words: string, count: number): Promise<void> {
  await page.keyboard.press('q')
  await focused(page, 'Words of the text')
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await page.getByText(new RegExp(`^${count} highlights?, `)).waitFor()
}

async function command(page: Page, words: string): Promise<void> {
  await typeInPalette(page, words)
  await page.getByRole('option', { name: 'Bring in a newer copy' }).waitFor()
  await page.keyboard.press('Enter')
}

/** Whether the focus is on what has this name. */
async function isFocused(page: Page, name: string): Promise<boolean> {
  const button = page.getByRole('button', { name }).or(page.getByLabel(name, { exact: true }))
  return (await button.and(page.locator(':focus')).count()) > 0
}

async function focused(page: Page, name: string): Promise<void> {
  await expect.poll(() => isFocused(page, name), { timeout: 60_000, message: name }).toBe(true)
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    if (await isFocused(page, name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${name}`)
}
