// The comparing screen and the review tray in the built interface, over the sample project.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { buffer } from 'node:stream/consumers'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Comparison } from '../../core/compare/comparison.ts'
import { type AnnotatingApp, openAnnotatingApp } from './annotatingApp.ts'
import { launchBrowser } from './launchBrowser.ts'
import { typeInPalette } from './typeInPalette.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function open(): Promise<AnnotatingApp> {
  const app = await openAnnotatingApp(browser, {
    rendererFolder: process.env['VARIORUM_TEST_RENDERER'],
  })
  onTestFinished(() => app.close())
  await app.page.getByRole('button', { name: /^Compare/ }).waitFor()
  return app
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** What axe finds wrong, in every theme. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  const found: string[] = []
  for (const theme of ['light', 'sepia', 'dark', 'hc']) {
    await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`)
    const ids = await page.evaluate<string[]>(
      `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => id + ' ' + target.join(' '))))`,
    )
    found.push(...ids.map((id) => `${theme}: ${id}`))
  }
  return found
}

async function sampleId({ client }: AnnotatingApp): Promise<string> {
  const [document] = await client.call('documents.list', {})
  if (document === undefined) throw new Error('no sample')
  return document.id
}

describe('comparing', () => {
  async function compare(): Promise<AnnotatingApp & { readonly comparison: Comparison }> {
    const app = await open()
    await app.page.keyboard.press('Alt+2')
    await app.page.locator('[data-gutter]').first().waitFor()
    const documentId = await sampleId(app)
    const comparison = await app.client.call('compare.run', {
      left: { documentId, revision: 1, snapshot: 'before-revision-2' },
      right: { documentId, revision: 2 },
    })
    return { ...app, comparison }
  }

  const position = (page: Page) => page.locator('header [role=status]')
  const chosen = (page: Page) => page.locator('[data-chosen]')

  test('shows the numbers that the comparison has', async () => {
    const { page, comparison, faults } = await compare()
    for (const [name, count] of Object.entries(comparison.counts)) {
      expect(await page.locator(`[data-filter=${name}] b`).textContent(), name).toBe(String(count))
    }
    const { insertedWords, deletedWords, movedBlocks, changes } = comparison.text
    const bar = await page.getByRole('toolbar').textContent()
    expect(bar).toContain(`+${insertedWords}`)
    expect(bar).toContain(`−${deletedWords}`)
    expect(bar).toContain(`${movedBlocks} ¶ moved`)
    const full = comparison.annotations.filter(({ class: name }) => !/kept|shifted/.test(name))
    const count = changes.length + full.length
    expect(await position(page).textContent()).toBe(`${count} differences`)
    expect(await page.locator('[data-entry]').count()).toBe(count)
    expect(faults).toEqual([])
  })

  test('goes from difference to difference and tells of each', async () => {
    const { page } = await compare()
    const count = await page.locator('[data-entry]').count()
    const seen = new Set<string | null>()
    for (let step = 1; step <= count; step++) {
      await page.keyboard.press(']')
      expect(await position(page).textContent()).toBe(`Difference ${step} of ${count}`)
      seen.add(await chosen(page).getAttribute('data-chosen'))
      expect(await page.locator('[data-entry][aria-pressed=true]').count()).toBe(1)
    }
    expect(seen.size).toBe(count)
    await page.keyboard.press(']')
    expect(await position(page).textContent()).toBe(`Difference 1 of ${count}`)
    await page.keyboard.press('[')
    expect(await position(page).textContent()).toBe(`Difference ${count} of ${count}`)
  })

  test('shows the changed words on both sides, framed and in view', async () => {
    const { page } = await compare()
    await page.keyboard.press('}')
    await expect
      .poll(() => chosen(page).locator('[data-reading=A] del').allTextContents())
      .toContain('nobody has asked ')
    expect(await chosen(page).locator('[data-reading=B] ins').allTextContents()).toContain(
      'has hardly been asked ',
    )
    const frames = page.locator('[data-current]')
    await expect.poll(() => frames.count()).toBe(2)
    const [left, right] = [await boxOf(frames.first()), await boxOf(frames.last())]
    const scroller = await boxOf(page.getByLabel('The two texts'))
    expect(left.y).toBeGreaterThan(scroller.y)
    expect(left.y + left.height).toBeLessThan(scroller.y + scroller.height)
    expect(Math.abs(left.y - right.y)).toBeLessThan(2)
  })

  test('a count is a filter of three states, by click and by number', async () => {
    const { page, comparison } = await compare()
    const filter = page.locator('[data-filter=lost]')
    const total = async () => Number(/\d+/.exec((await position(page).textContent()) ?? '')?.[0])
    const before = await total()
    const lost = comparison.counts.lost
    await filter.click()
    expect(await filter.getAttribute('data-state')).toBe('quiet')
    // What is laid out anew is drawn once it is ready; what is there stays usable until then.
    await expect.poll(total).toBe(before - lost)
    await page.keyboard.press('5')
    expect(await filter.getAttribute('data-state')).toBe('hidden')
    await page.keyboard.press('5')
    expect(await filter.getAttribute('data-state')).toBe('full')
    await expect.poll(total).toBe(before)
    await page.keyboard.press('1')
    expect(await page.locator('[data-filter=kept]').getAttribute('data-state')).toBe('hidden')
    await expect.poll(() => page.locator('[data-token][data-class=kept]').count()).toBe(0)
  })

  test('every entry of the apparatus goes to its place', async () => {
    const { page } = await compare()
    const entries = page.locator('[data-entry]')
    for (const index of [2, (await entries.count()) - 1]) {
      const key = await entries.nth(index).getAttribute('data-entry')
      await entries.nth(index).click()
      expect(await chosen(page).getAttribute('data-chosen')).toBe(key)
      await expect.poll(() => page.locator('[data-current]').count()).toBeGreaterThan(0)
    }
  })

  test('leaves the styles of highlights to the reader: every ruling has them resolved anew', async () => {
    const { page } = await compare()
    const count = () => page.evaluate<number>('document.adoptedStyleSheets.length')
    expect(await count()).toBe(0)
    await page.keyboard.press('Alt+1')
    await page.locator('[aria-readonly=true]').waitFor()
    expect(await count()).toBeGreaterThan(0)
  })

  test('rows keep both sides level', async () => {
    const { page } = await compare()
    const offsets = await page.evaluate<
      number[]
    >(`[...document.querySelectorAll('[data-pane=text] [data-row]')]
      .map((row) => [...row.querySelectorAll('p')].map((words) => words.getBoundingClientRect().top))
      .filter((tops) => tops.length === 2).map(([left, right]) => Math.abs(left - right))`)
    expect(offsets.length).toBeGreaterThan(4)
    expect(Math.max(...offsets)).toBeLessThan(1)
  })

  test('is set in one column, and with changes only', async () => {
    const { page } = await compare()
    await page.keyboard.press('i')
    await expect.poll(() => page.locator('[data-row] [data-side=right]').count()).toBe(0)
    await page.keyboard.press('c')
    const fold = page.getByRole('button', { name: /paragraphs are the same/ }).first()
    await fold.waitFor()
    const rows = await page.locator('[data-pane=text] [data-row]').count()
    await fold.click()
    await expect
      .poll(() => page.locator('[data-pane=text] [data-row]').count())
      .toBeGreaterThan(rows)
  })

  test('swaps the sides, and compares what is chosen instead', async () => {
    const { page, comparison } = await compare()
    await page.keyboard.press('x')
    const lost = page.locator('[data-filter=lost] b')
    await expect.poll(() => lost.textContent()).toBe(String(comparison.counts.new))
    await page.keyboard.press('x')
    await expect.poll(() => lost.textContent()).toBe(String(comparison.counts.lost))
    await page.getByRole('button', { name: /^Choose version A/ }).click()
    await page.getByLabel('Revision', { exact: true }).selectOption('2')
    await page.getByLabel('Annotations', { exact: true }).selectOption('')
    await page.keyboard.press('Escape')
    await page.getByText('The two versions are the same.').waitFor()
    expect(await lost.textContent()).toBe('0')
  })

  test('saves the report', async () => {
    const { page, comparison } = await compare()
    for (const [item, start] of [
      ['As a page (HTML)', '<!doctype html>'],
      ['As Markdown', '# '],
    ] as const) {
      await page.getByRole('button', { name: 'Report' }).click()
      const downloading = page.waitForEvent('download')
      await page.getByRole('menuitem', { name: item }).click()
      const report = (await buffer(await (await downloading).createReadStream())).toString()
      expect(report.toLowerCase().startsWith(start)).toBe(true)
      expect(report).toContain(comparison.left.title)
    }
  })

  test.each([
    [1440, 900],
    [1100, 700],
  ])('has nothing for axe at %i × %i', async (width, height) => {
    const { page } = await compare()
    await page.setViewportSize({ width, height })
    await page.keyboard.press('}')
    await page.waitForTimeout(300)
    expect(await violations(page)).toEqual([])
  })
})

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('it is not on the page')
  return box
}

describe('reviewing', () => {
  async function review(): Promise<AnnotatingApp> {
    const app = await open()
    await app.page.keyboard.press('Alt+3')
    await app.page.locator('[data-item]').first().waitFor()
    return app
  }

  const waiting = (page: Page) => page.locator('[data-item]')
  const countOf = (page: Page, state: string) =>
    page.locator(`fieldset [data-state=${state}] b`).textContent().then(Number)

  async function states({ client }: AnnotatingApp): Promise<Record<string, number>> {
    const counts: Record<string, number> = {}
    for (const { state, anchoredBy } of await client.call('highlights.list', {})) {
      const name = anchoredBy === 'person' && state === 'edited' ? 'settled' : state
      counts[name] = (counts[name] ?? 0) + 1
    }
    return counts
  }

  test('counts what the highlights say, and the counts are the filter', async () => {
    const app = await review()
    const counts = await states(app)
    for (const state of ['exact', 'shifted', 'edited', 'ambiguous', 'orphan']) {
      expect(await countOf(app.page, state), state).toBe(counts[state] ?? 0)
    }
    await app.page.locator('fieldset [data-state=edited]').click()
    await expect.poll(() => waiting(app.page).count()).toBe(counts['edited'])
    expect(app.faults).toEqual([])
  })

  test('accepts by key, and undo takes it back', async () => {
    const app = await review()
    const { page } = app
    await page.locator('fieldset [data-state=edited]').click()
    await page.getByText('The words of this passage changed.').waitFor()
    await page.keyboard.press('a')
    await expect.poll(() => countOf(page, 'edited')).toBe(0)
    expect((await states(app))['edited']).toBe(undefined)
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect.poll(() => countOf(page, 'edited')).toBe(1)
    expect((await states(app))['edited']).toBe(1)
  })

  test('an orphan is attached by hand with the keyboard alone', async () => {
    const app = await review()
    const { page } = app
    await page.getByText('The passage was not found again.').waitFor()
    expect(await page.getByText('Who paid for the survey?').count()).toBeGreaterThan(0)
    await page.keyboard.press('f')
    await page.locator('input:focus').waitFor()
    await page.keyboard.type('a reasonable piece')
    await page.getByText(/1 of 1/).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => countOf(page, 'orphan')).toBe(0)
    const annotations = await app.client.call('highlights.list', {})
    expect(annotations.map(({ current }) => current)).toContain('a reasonable piece')
    await page.keyboard.press('Mod+z'.replace('Mod', 'Control'))
    await expect.poll(() => countOf(page, 'orphan')).toBe(1)
  })

  test('words are found and attached by hand with the mouse, at the place that is gone to', async () => {
    const app = await review()
    const { page } = app
    await page.getByText('The passage was not found again.').waitFor()
    await page.locator('aside').getByRole('button', { name: /^Find/ }).click()
    const field = page.getByRole('textbox', { name: 'Words in the new text' })
    await field.fill('no such words')
    await page.getByText('Not in the text').waitFor()
    expect(await page.getByRole('button', { name: /^Attach/ }).count()).toBe(0)
    await field.fill('NEW zealand')
    await page.getByText(/^1 of \d+$/).waitFor()
    await page.getByRole('button', { name: 'Next place' }).click()
    await page.getByText(/^2 of \d+$/).waitFor()
    await page.getByRole('button', { name: /^Attach/ }).click()
    await expect.poll(() => countOf(page, 'orphan')).toBe(0)
    const [document] = await app.client.call('documents.list', {})
    const { text } = await app.client.call('documents.content', { documentId: document?.id ?? '' })
    const second = [...text.matchAll(/new zealand/gi)][1]?.index ?? -1
    const annotations = await app.client.call('highlights.list', {})
    const starts = annotations.map(({ ranges }) => ranges[0]?.[0])
    expect(starts).toContain(second)
    expect(await field.count()).toBe(0)
  })

  test('what is looked for by hand is for one highlight; the next one begins anew', async () => {
    const { page } = await review()
    await page.keyboard.press('f')
    await page.keyboard.type('a reasonable piece')
    await page.getByText('1 of 1').waitFor()
    await waiting(page).nth(1).click()
    await page.locator('aside').getByRole('button', { name: /^Find/ }).waitFor()
    expect(await page.getByText('1 of 1').count()).toBe(0)
  })

  test('words selected with the mouse are attached by Enter', async () => {
    const app = await review()
    const { page } = app
    await page.getByText('The passage was not found again.').waitFor()
    const words = page.locator('aside p').filter({ hasText: 'By Tessa Harcourt' })
    const box = await boxOf(words)
    await words.dblclick({ position: { x: 30, y: Math.min(12, box.height / 2) } })
    await page.getByRole('button', { name: /Attach to the selected words/ }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => countOf(page, 'orphan')).toBe(0)
    const currents = (await app.client.call('highlights.list', {})).map(({ current }) => current)
    expect(currents).toContain('Tessa')
  })

  test('has nothing for axe', async () => {
    const { page } = await review()
    await page.keyboard.press(']')
    await page.setViewportSize({ width: 1100, height: 700 })
    expect(await violations(page)).toEqual([])
  })
})

describe('bringing in a newer copy', () => {
  const sentence = 'the alliance would not comment on numbers'
  const older = `Asked how many staff would move to Brussels, ${sentence}, which it called a matter for Wellington.\n\nThe fund is small.\n`
  const newer = `The fund is small.\n\nAsked how many staff would move to Belgium, ${sentence}, a matter for Wellington.\n\nAsked how many staff would move to Bruges, ${sentence}, a matter for Wellington.\n`

  test('tells what it does, brings it in and offers to review; a candidate is chosen by number', async () => {
    const app = await open()
    const { page, client } = app
    const grant = await page.evaluate<string>(
      `fetch('/upload?name=fund.txt', { method: 'POST', body: ${JSON.stringify(older)} })
        .then((answer) => answer.json()).then(({ grant }) => grant)`,
    )
    const { documents } = await client.call('documents.import', { grants: [grant] })
    const documentId = documents[0]?.id ?? ''
    await client.call('highlights.create', {
      documentId,
      passage: { quote: sentence },
      codes: [],
      mentions: [],
      note: { markdown: 'Silence as a habit.' },
    })
    await page.getByRole('button', { name: 'fund', exact: false }).first().click()
    await typeInPalette(page, 'newer copy')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('It becomes revision 2').waitFor()
    const choosing = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: 'Choose the file' }).click()
    const file = { name: 'minutes.txt', mimeType: 'text/plain', buffer: Buffer.from(newer) }
    await (await choosing).setFiles(file)
    await dialog.getByText('does not look like this document').waitFor()
    await dialog.getByRole('button', { name: 'Bring it in' }).click()
    await dialog.getByText('Revision 2 is in.').waitFor()
    await dialog.getByRole('button', { name: 'Review 1 highlight' }).click()

    await page.getByText('Two passages fit almost equally well.').waitFor()
    await page.getByText('Silence as a habit.').waitFor()
    const [before] = await client.call('highlights.list', { documentId })
    expect(before?.state).toBe('ambiguous')
    await page.keyboard.press('2')
    const chosen = before?.candidates[1]?.ranges
    await expect
      .poll(async () => (await client.call('highlights.list', { documentId }))[0]?.ranges)
      .toEqual(chosen)
    await page.getByText('Nothing waits here.').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('Two passages fit almost equally well.').waitFor()
  })
})
