// Every screen and dialog of a project: nothing cut off at any width, nothing grave for axe in any theme.
import type { Browser, Page } from 'playwright-core'
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

const sizes = [
  { width: 1440, height: 900 },
  { width: 860, height: 700 },
  { width: 1100, height: 700 },
]

interface Sight {
  readonly name: string
  open(page: Page): Promise<void>
}

/** By the list of commands, which has them all. */
async function run(page: Page, command: string): Promise<void> {
  await page.getByRole('button', { name: /^Find or run a command/ }).click()
  await page.getByRole('combobox', { name: 'Find or run a command' }).fill(command)
  await page.getByRole('option', { name: command }).first().click()
}

function screen(name: string, seen: (page: Page) => Promise<void>): Sight {
  return {
    name,
    async open(page) {
      const screens = page.getByRole('navigation', { name: 'Screens' })
      await screens.getByRole('button', { name: new RegExp(`^${name}`) }).click()
      await seen(page)
    },
  }
}

function dialog(command: string, title = command): Sight {
  return {
    name: title,
    async open(page) {
      await run(page, command)
      await page.getByRole('dialog', { name: title }).waitFor()
    },
  }
}

const mode = (name: string): Sight => ({
  name: `Compare, ${name}`,
  open: (page) => page.getByRole('button', { name, exact: true }).click(),
})

const reading: readonly Sight[] = [
  { name: 'Read', open: (page) => page.locator('[aria-readonly=true]').waitFor() },
  {
    name: 'words selected',
    async open(page) {
      await dragOver(page, 'six months’ notice')
      await page.getByRole('toolbar', { name: 'What to do with the words' }).waitFor()
    },
  },
  {
    name: 'choosing a code',
    async open(page) {
      const bubble = page.getByRole('toolbar', { name: 'What to do with the words' })
      await bubble.getByRole('button', { name: /^Code/ }).click()
      await page.getByRole('combobox', { name: 'Choose a code' }).waitFor()
    },
  },
  dialog('Open the codebook', 'Codebook'),
  dialog('Highlight by typing a quote', 'Highlight by quote'),
  dialog('Details of the document', 'Details'),
  {
    name: 'finding',
    async open(page) {
      await run(page, 'Find in this text')
      await page.getByRole('search').waitFor()
    },
  },
]

const comparing: readonly Sight[] = [
  screen('Compare', async (page) => {
    await page.locator('[data-gutter]').first().waitFor()
    await page.getByRole('button', { name: 'Next difference' }).first().click()
  }),
  mode('Inline'),
  mode('Changes only'),
  mode('What rests on it'),
  screen('Review', async (page) => {
    await page.getByRole('heading', { name: 'The passage was not found again.' }).waitFor()
  }),
]

const projectWide: readonly Sight[] = [
  screen('Entities', (page) => page.getByText(/mentions in 1 document/).waitFor()),
  screen('Notes', (page) => page.getByRole('list', { name: 'Passages' }).waitFor()),
  screen('Search', async (page) => {
    await page.getByRole('searchbox').fill('deputy secretary')
    await page.getByText(/^\d+ places?$/).waitFor()
  }),
]

const dialogs: readonly Sight[] = [
  dialog('History and snapshots', 'History'),
  dialog('Timeline: highlights across the revisions'),
  dialog('Export'),
  dialog('Imports and their reports', 'Imports'),
  dialog('Open the trash', 'Trash'),
  dialog('Restore from a backup'),
  dialog('All keys'),
  dialog('Relate two entities'),
  dialog('Change your name', 'Your name'),
  dialog('New project'),
]

test.each([
  { what: 'reading', sights: reading },
  { what: 'comparing and reviewing', sights: comparing },
  { what: 'entities, notes and search', sights: projectWide },
  { what: 'dialogs', sights: dialogs },
])('$what', { timeout: 300_000 }, async ({ sights }) => {
  const app = await openArticle(browser)
  const { page } = app
  for (const { name, open } of sights) {
    await open(page)
    for (const size of sizes) {
      await page.setViewportSize(size)
      expect({ name, size, cutOff: await cutOff(page) }).toEqual({ name, size, cutOff: [] })
    }
    expect({ name, faults: await graveFaults(page) }).toEqual({ name, faults: [] })
    await page.setViewportSize({ width: 1440, height: 900 })
    if (await page.getByRole('dialog').count()) await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  }
  expect(app.faults).toEqual([])
})

/** Controls of which a part is out of sight and cannot be scrolled to. */
async function cutOff(page: Page): Promise<readonly string[]> {
  // Two frames: what is laid out by script after a change of size has its place by then.
  return await page.evaluate<string[]>(`(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    const hides = (value) => value === 'hidden' || value === 'clip'
    const isCut = (control) => {
      const { left, right, width } = control.getBoundingClientRect()
      if (width <= 1 || !control.checkVisibility({ visibilityProperty: true })) return false
      if (control.closest('[inert], [aria-hidden=true]')) return false
      for (let box = control.parentElement; box !== null; box = box.parentElement) {
        const { overflowX, clipPath } = getComputedStyle(box)
        if (overflowX === 'auto' || overflowX === 'scroll' || clipPath !== 'none') return false
        const edge = box.getBoundingClientRect()
        if (hides(overflowX) && (left < edge.left - 1 || right > edge.right + 1)) return true
      }
      return left < -1 || right > innerWidth + 1
    }
    return [...document.querySelectorAll('button, input, select, textarea, [role=option]')]
      .filter(isCut)
      .map((control) => control.getAttribute('aria-label') ?? control.textContent)
  })()`)
}
